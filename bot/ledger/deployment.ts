import { PanelId } from '../domain/ids';

/** The partition of what belongs to no one panel: a chat has one owner because it has one document there. */
export const DEPLOYMENT = PanelId.parse('deployment');

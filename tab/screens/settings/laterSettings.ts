import { lazy } from 'react';

/** Each part is fetched when it is first opened. */
export const AgendaPart = lazy(() => import('./agenda/AgendaPart'));
export const GatewaysPart = lazy(() => import('./gateways/GatewaysPart'));
export const ChatsPart = lazy(() => import('./chats/ChatsPart'));
export const PanelPart = lazy(() => import('./panel/PanelPart'));
export const PowersPart = lazy(() => import('./powers/PowersPart'));
export const RemindersPart = lazy(() => import('./reminders/RemindersPart'));
export const ConfigurationPart = lazy(() => import('./configuration/ConfigurationPart'));
export const PanelsPart = lazy(() => import('./panels/PanelsPart'));
export const SeriesPart = lazy(() => import('./series/SeriesPart'));
export const StatementPart = lazy(() => import('./statement/StatementPart'));
export const RetentionPart = lazy(() => import('./retention/RetentionPart'));
export const PastPart = lazy(() => import('./past/PastPart'));
export const RestrictionsPart = lazy(() => import('./restrictions/RestrictionsPart'));
export const PeoplePart = lazy(() => import('./people/PeoplePart'));

import { serveUntilTold } from './wiring/serveUntilTold';

serveUntilTold(process.env);

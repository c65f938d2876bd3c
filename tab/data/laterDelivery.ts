/** What sends on what was done without a line. By itself: whatever stands over a screen shows what waits. */
export const unsentDelivery = () => import('./unsentDelivery');

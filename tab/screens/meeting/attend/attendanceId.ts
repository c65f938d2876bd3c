/** Of its heading, to which what is not ready yet leads. */
export const ATTENDANCE_ID = 'attendance';

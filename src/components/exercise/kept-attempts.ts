/** What of the notebook the list of exercises wants: fetched when the list is on the screen. */
export { allAttempts, onAttempt } from '../../runtime/index.ts';

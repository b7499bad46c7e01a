/** As few walks as can be. But one of the writers gets all the long letters. */
export const handful: number = 60;

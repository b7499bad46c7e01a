/** The finer, the better they balance. But each handful costs a walk. */
export const handful: number = 2;

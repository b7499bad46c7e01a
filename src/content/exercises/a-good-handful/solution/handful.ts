/** How many letters a writer takes from the pile at once: few walks, and no handful that is heavy. */
export const handful: number = 10;

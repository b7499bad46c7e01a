/** How many letters a writer takes from the pile at once. */
export const handful: number = 1;

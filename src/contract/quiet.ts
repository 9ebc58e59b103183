/** Sent with what a page asks by itself while nobody touches it: such a request keeps no session alive. */
export const quietHeader = 'aanzet-quiet';

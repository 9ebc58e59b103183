/** The name of the room in which a coordinator keeps the form of the network; apart, because every page shows the menu. */
export const formPageTitle = 'Formulier beheren';

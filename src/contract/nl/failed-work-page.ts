/** Apart from the other words of this page, because the menu shows it before the page is fetched. */
export const failedWorkTitle = 'Werk op de achtergrond';

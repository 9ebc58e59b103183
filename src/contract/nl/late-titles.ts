/** Apart from the other words of these pages, because the menu shows them before the pages are fetched. */
export const lateTitles = { emergency: 'Noodtoegang', audit: 'Logboek' };

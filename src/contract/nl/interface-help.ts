/** The words of help: the keys of the house, and what a page is for. */
export const shortcutWords = {
  title: 'Sneltoetsen',
  search: 'Zoeken in de werklijst',
  palette: 'Naar een pagina of dossier springen',
  help: 'Deze hulp openen',
  close: 'Sluiten wat openstaat',
  letters: 'Sneltoetsen met één teken',
  lettersHint: 'Zet dit uit als u dicteert of met spraak werkt.',
};

export const helpWords = {
  explain: 'Uitleg',
};

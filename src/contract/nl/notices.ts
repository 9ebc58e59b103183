/** Messages in somebody's inbox: the kind of change and what is expected. Never a name, never content. */
export const noticeTexts: Record<string, { title: string; text: string }> = {
  // Watching the clock.
  yourTurn: {
    title: 'U bent aan zet',
    text: 'Een dossier wacht op uw volgende stap. Open het om te zien wat gevraagd wordt en tegen wanneer.',
  },
  reminder: {
    title: 'Een richttermijn komt dichterbij',
    text: 'U bent aan zet in dit dossier. Lukt het niet op tijd, laat dan weten waar het staat.',
  },
  termPassed: {
    title: 'Een richttermijn is voorbij',
    text: 'U bent aan zet in dit dossier. Zet de volgende stap, of laat weten waar het staat.',
  },
  escalatedHolder: {
    title: 'Waar staat dit?',
    text: 'De richttermijn in dit dossier is voorbij. Laat kort weten waar het staat, of wat u nodig hebt om verder te kunnen.',
  },
  escalatedColleague: {
    title: 'Kunt u een collega bijstaan?',
    text: 'In een dossier van uw organisatie is de richttermijn voorbij. Bekijk samen met uw collega wat nodig is, of neem het over.',
  },
  escalatedCoordinator: {
    title: 'Een dossier wacht',
    text: 'In een dossier van uw netwerk is de richttermijn al een tijd voorbij. Vraag wat er nodig is om verder te kunnen.',
  },
  escalatedOtherOrganisation: {
    title: 'Een partner wacht nog',
    text: 'In een dossier waaraan u meewerkt, is een richttermijn voorbij. Bekijk samen wat nodig is.',
  },
  remarkMade: {
    title: 'Een opmerking bij het formulier',
    text: 'Iemand die meeschrijft aan het formulier, plaatste een opmerking. Open het dossier om ze te lezen.',
  },
  formAmended: {
    title: 'Een antwoord in het formulier werd aangepast',
    text: 'In een deel dat u kreeg, is een antwoord gewijzigd. Open het dossier om te zien wat er nu staat en waarom.',
  },
  emergencyAccessOpened: {
    title: 'Een dossier werd geopend met noodtoegang',
    text: 'Iemand buiten het dossier opende het in een noodgeval. Lees de reden in het dossier en laat weten of het terecht was.',
  },
  statusAsked: {
    title: 'Waar staat dit?',
    text: 'Iemand die meewerkt aan dit dossier vraagt waar het staat. Antwoord met één klik.',
  },
  statusAnswered: {
    title: 'Antwoord op "Waar staat dit?"',
    text: 'Er is een antwoord op de vraag waar dit dossier staat.',
  },
  summerNear: {
    title: 'De zomer komt eraan',
    text: 'U bent aan zet in een dossier dat nog loopt. Rond uw stap af, geef ze door of zet de termijn stil met een reden.',
  },
  schoolYearStart: {
    title: 'Nieuw schooljaar',
    text: 'Kijk na wie dit dossier bij elke partner dit schooljaar opvolgt.',
  },
  turned12: {
    title: 'De leerling is 12 geworden',
    text: 'Kijk na wie nu over het akkoord beslist. Het dossier loopt gewoon verder.',
  },
  turned18: {
    title: 'De leerling is 18 geworden',
    text: 'De leerling beslist nu alleen. Kijk na wie nog betrokken blijft. Het dossier loopt gewoon verder.',
  },
  // Who works on the case.
  joinedCase: {
    title: 'U werkt mee aan een dossier',
    text: 'Uw organisatie is toegevoegd aan een dossier. Kijk wat van u verwacht wordt.',
  },
  clbTransferAsked: {
    title: 'Een CLB vraagt u een dossier over te nemen',
    text: 'Aanvaard de overdracht of laat weten waarom het niet kan. Tot dan blijft het andere CLB verantwoordelijk.',
  },
  clbTransferAccepted: {
    title: 'De overdracht is aanvaard',
    text: 'U blijft verantwoordelijk tot de tien dagen voor bezwaar voorbij zijn.',
  },
  clbTransferDeclined: {
    title: 'De overdracht gaat niet door',
    text: 'Het andere CLB neemt het dossier niet over. U blijft verantwoordelijk.',
  },
  clbTransferred: {
    title: 'Het dossier is nu bij u',
    text: 'De overdracht is rond. Uw CLB is vanaf nu verantwoordelijk.',
  },
  // Registration.
  clbWentAhead: {
    title: 'Het CLB gaat verder',
    text: 'Het CLB wacht niet langer op uw deel. Aanvullen blijft welkom.',
  },
  pbdAdviceGiven: { title: 'Er is advies van de PBD', text: 'U kunt het advies lezen in het dossier.' },
  returnOffered: {
    title: 'Het CLB vraagt om uw deel aan te vullen',
    text: 'Neem uw deel opnieuw op, of laat weten waarom dat niet kan.',
  },
  returnDeclined: {
    title: 'De school vult niet aan',
    text: 'De school neemt haar deel niet opnieuw op. U blijft aan zet.',
  },
  moreAsked: {
    title: 'Er is een vraag over de aanmelding',
    text: 'Er is meer informatie nodig. Vul de aanmelding aan en dien ze opnieuw in.',
  },
  // The offer.
  accepted: {
    title: 'Er is een plaats',
    text: 'De aanbieder aanvaardde de aanmelding en neemt contact op met de leerling.',
  },
  declined: { title: 'De aanbieder kan nu niet starten', text: 'Zoek samen met de leerling verder.' },
  consultProposed: {
    title: 'Een consult kan helpen',
    text: 'Meer dan één aanbieder kon niet starten. U kunt ROTS om een consult vragen: samen nadenken, zonder naam.',
  },
  answerLapsed: {
    title: 'Er kwam geen antwoord',
    text: 'De tijd om te antwoorden is voorbij. Zoek, zoals in deze regio is afgesproken, een volgend aanbod.',
  },
  requestWithdrawn: {
    title: 'Een vraag is ingetrokken',
    text: 'U hoeft hierop niet meer te antwoorden.',
  },
  reconsiderationAsked: {
    title: 'Vraag om te herbekijken',
    text: 'De netwerkcoördinator vraagt om deze aanmelding opnieuw te bekijken. De aanbieder beslist.',
  },
  waitlisted: {
    title: 'Op de wachtlijst',
    text: 'Er is nog geen plaats. Bekijk met de leerling wat intussen kan helpen.',
  },
  placeFree: { title: 'Er is een plaats vrij', text: 'De aanbieder neemt contact op met de leerling.' },
  leftWaitingList: { title: 'Niet langer op de wachtlijst', text: 'Kies samen met de leerling opnieuw.' },
  // The pathway.
  firstContactMade: {
    title: 'Er is een eerste contact',
    text: 'De aanbieder sprak met de leerling. De startrondetafel is de volgende stap.',
  },
  firstContactFailed: {
    title: 'Nog geen contact',
    text: 'De aanbieder kreeg nog geen contact met de leerling. Bekijk hoe u kunt helpen.',
  },
  startTablePlanned: { title: 'De startrondetafel is gepland', text: 'U vindt de dag in het dossier.' },
  pathwayStarted: { title: 'Het traject loopt', text: 'De startrondetafel is geweest en het traject is gestart.' },
  interimTableHeld: { title: 'Er was een tussentijdse rondetafel', text: 'U kunt de afspraken lezen in het dossier.' },
  adjustmentAsked: {
    title: 'Het traject wordt bijgestuurd',
    text: 'De aanbieder spreekt met iedereen af wat anders gaat.',
  },
  adjustmentAgreed: { title: 'Er zijn nieuwe afspraken', text: 'Het traject is bijgestuurd en loopt verder.' },
  closingPlanned: { title: 'Het traject loopt naar zijn einde', text: 'De slotrondetafel is de volgende stap.' },
  pathwayContinued: { title: 'Het traject loopt toch verder', text: 'De aanbieder zet het traject voort.' },
  stoppedEarly: {
    title: 'Het traject is vroeger gestopt',
    text: 'Neem het dossier terug, of laat weten waarom dat nu niet kan.',
  },
  attendanceEnded: {
    title: 'De aanwezigheid bij de aanbieder is gestopt',
    text: 'De leerling gaat daar niet langer naartoe. Bel het CLB als u vragen hebt.',
  },
  takenBack: { title: 'Het CLB nam het dossier terug', text: 'Uw opdracht in dit dossier is afgerond.' },
  takeBackDeclined: {
    title: 'Het CLB neemt het dossier nu niet terug',
    text: 'U blijft aan zet in de stap waar het traject stond. Lees de reden in het dossier.',
  },
  sharingChanged: {
    title: 'Wat met u gedeeld wordt, is veranderd',
    text: 'Kijk na wat u in dit dossier leest. Wat u eerder ontving, blijft bij “Kopieën”.',
  },
  consentRanOut: {
    title: 'Een akkoord gold tot vandaag',
    text: 'Er wordt niets nieuws gedeeld tot u opnieuw een akkoord noteert.',
  },
  consentEnded: {
    title: 'Een akkoord is weg',
    text: 'Deel niets nieuws meer. U ziet de contactgegevens nog enkele dagen om het af te ronden.',
  },
  contactWindowEnded: {
    title: 'De aanbieder ziet dit dossier niet langer',
    text: 'Neem het dossier terug en bekijk met de leerling hoe het verdergaat.',
  },
  returnChecked: { title: 'Er is nagevraagd hoe het gaat', text: 'U kunt het antwoord lezen in het dossier.' },
  relapsed: { title: 'Het loopt opnieuw moeilijk', text: 'Na de terugkeer is weer hulp nodig. U bent aan zet.' },
  // The end.
  closed: { title: 'Het dossier is afgerond', text: 'Er wordt niets meer van u gevraagd. Dank voor uw bijdrage.' },
  caseEnded: { title: 'Het dossier is gestopt', text: 'Er wordt niets meer van u gevraagd.' },
  // Pupil and parents.
  familyAnswered: {
    title: 'Er is een antwoord over het akkoord',
    text: 'Een leerling of ouder antwoordde op de eigen pagina. Open het dossier om te zien wat dat betekent.',
  },
  linkLocked: {
    title: 'Een persoonlijke link vraagt een nieuwe code',
    text: 'De code werd vijf keer verkeerd getypt. Bel de leerling of ouder en geef een nieuwe code.',
  },
  voidProposed: {
    title: 'Voorstel om een dossier ongeldig te verklaren',
    text: 'Een tweede persoon bekijkt het: bevestig het voorstel of laat het vallen.',
  },
  voidDropped: {
    title: 'Het dossier blijft geldig',
    text: 'Het voorstel om het ongeldig te verklaren werd niet gevolgd.',
  },
  caseVoided: {
    title: 'Een dossier is ongeldig verklaard',
    text: 'Het had niet mogen bestaan. Verwijder wat u ervan bewaarde.',
  },
  caseMerged: { title: 'Dossiers zijn samengevoegd', text: 'Dit dossier gaat verder in een ander.' },
};

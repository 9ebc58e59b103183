/** A part of the statement: a title, sentences, and a list where there are several of a kind. */
interface Part {
  title: string;
  text: readonly string[];
  list?: readonly string[];
  /** What only the body that runs the application can fill in; it stands out on the page. */
  toFillIn?: string;
}

/**
 * The accessibility statement in the order of the model of Commission Implementing Decision (EU) 2018/1523: commitment,
 * status, what is not accessible, preparation, feedback, enforcement. Names and addresses are never made up here.
 */
export const accessibilityStatement = {
  title: 'Toegankelijkheidsverklaring',
  lead: 'Aanzet moet voor iedereen bruikbaar zijn, ook met een toetsenbord, een schermlezer, vergroting of dictee.',
  parts: [
    {
      title: 'Waarover gaat deze verklaring?',
      text: [
        'Deze verklaring geldt voor alle pagina’s van Aanzet, ook voor de pagina’s achter een persoonlijke link voor leerlingen en ouders.',
        'Het Bestuursdecreet van 7 december 2018, dat de Europese richtlijn 2016/2102 omzet, vraagt dat websites van overheidsinstanties toegankelijk zijn. De maatstaf is EN 301 549. Aanzet legt de lat op WCAG 2.2, niveau AA.',
      ],
      toFillIn: 'de naam van de instantie die Aanzet aanbiedt en voor deze verklaring instaat',
    },
    {
      title: 'In hoever voldoet Aanzet?',
      text: [
        'Aanzet voldoet gedeeltelijk aan WCAG 2.2, niveau AA. Wat nog niet toegankelijk is of nog niet is nagekeken, staat hieronder.',
      ],
    },
    {
      title: 'Wat is nog niet toegankelijk?',
      text: [],
      list: [
        'De API-documentatie (onderaan de pagina’s voor professionals) komt van een ander pakket. Ze is bedoeld voor ontwikkelaars en is niet nagekeken.',
        'Aanzet is nagekeken met het toetsenbord en met de namen en rollen die een schermlezer krijgt. Mensen die elke dag een schermlezer of dicteersoftware gebruiken, hebben Aanzet nog niet getest.',
      ],
    },
    {
      title: 'Hoe is deze verklaring opgesteld?',
      text: ['Deze verklaring is opgesteld op 23/11/2026, na een zelfevaluatie door de makers van Aanzet:'],
      list: [
        'Elk scherm is in elke toestand (gewoon, leeg, bij het laden, bij een fout, zonder verbinding) automatisch nagekeken met axe-core in Chromium, licht en donker, 1280 en 390 pixels breed.',
        'In dezelfde ronde is gekeken of de focus zichtbaar is, of niets buiten beeld valt bij 400 % vergroting, en of elke pagina één titel heeft.',
        'Elk scherm is met alleen het toetsenbord doorlopen volgens een vast draaiboek.',
      ],
    },
    {
      title: 'Kunt u iets niet lezen of gebruiken?',
      text: [
        'Laat het weten. Zeg op welke pagina u was, wat u wilde doen en waar het misging. U mag ook vragen om de informatie op een andere manier te krijgen.',
        'Bent u leerling of ouder? Bel dan gerust de persoon die op uw eigen pagina staat.',
      ],
      toFillIn: 'het e-mailadres, het telefoonnummer en de termijn waarbinnen u een antwoord krijgt',
    },
    {
      title: 'Bent u niet tevreden met het antwoord?',
      text: [
        'Krijgt u geen antwoord, of lost het antwoord uw probleem niet op? Dan kunt u een klacht indienen bij de instantie en daarna bij de dienst die toeziet op de toegankelijkheid.',
      ],
      toFillIn: 'de klachtendienst en de toezichthouder, met hun adres',
    },
  ] as readonly Part[],
  yourNetwork: 'Uw netwerk vult dit in:',
};

/**
 * One block per slot and akkoord; nothing else is allowed in a case. Reading takes the akkoord of the moment, also for
 * what was written before. Of the form, papers and attachments a pen reads and adds; only a CLB withdraws.
 */
export const inCases = `
clb secondClb : there held gone
  layers identity schoolShareable discipline helpShareable health agogic clbOnly thirdParty court
  copies all
  GET ~ ~/emergencies ~/history ~/looks ~/lars ~/closing-package ~/closing-package/pdf ~/links
  POST ~/links ~/links/:link/code ~/links/:link/revocation
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  GET ~/papers ~/form/document ~/form/pdf ~/form/copies/:seq/:slot/pdf
  GET ~/attachments ~/attachments/:attachment
  PUT ~/form/:section
  POST ~/events ~/form/:section/:field/amendments ~/form/:section/remarks ~/form/remarks/:seq/settled
  POST ~/attachments ~/attachments/:attachment/withdrawal

school : there
  layers identity schoolShareable discipline health
  copies own
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  GET ~/papers ~/form/document ~/form/pdf ~/form/copies/:seq/:slot/pdf
  GET ~/attachments ~/attachments/:attachment
  PUT ~/form/:section
  POST ~/events ~/form/:section/:field/amendments ~/form/:section/remarks ~/form/remarks/:seq/settled
  POST ~/attachments

school : held gone
  layers identity schoolShareable discipline
  copies own
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  GET ~/papers ~/form/document ~/form/pdf ~/form/copies/:seq/:slot/pdf
  GET ~/attachments ~/attachments/:attachment
  PUT ~/form/:section
  POST ~/events ~/form/:section/:field/amendments ~/form/:section/remarks ~/form/remarks/:seq/settled
  POST ~/attachments

pbd : there held gone
  layers schoolShareable
  copies own
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  GET ~/papers ~/form/document ~/form/pdf ~/form/copies/:seq/:slot/pdf
  GET ~/attachments ~/attachments/:attachment
  PUT ~/form/:section
  POST ~/events ~/form/:section/:field/amendments ~/form/:section/remarks ~/form/remarks/:seq/settled
  POST ~/attachments

newClb : there held gone
  layers identity
  GET ~ ~/emergencies ~/history
  POST ~/events

contactPoint : there
  layers identity schoolShareable helpShareable
  copies own
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  GET ~/papers ~/form/document ~/form/pdf ~/form/copies/:seq/:slot/pdf
  GET ~/attachments ~/attachments/:attachment
  POST ~/events ~/attachments

contactPoint : held
  layers identity
  copies own
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  POST ~/events

contactPoint : gone
  GET ~ ~/emergencies ~/history

provider : there
  layers identity schoolShareable helpShareable health agogic
  copies own
  GET ~ ~/emergencies ~/history ~/closing-package ~/closing-package/pdf
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  GET ~/papers ~/form/document ~/form/pdf ~/form/copies/:seq/:slot/pdf
  GET ~/attachments ~/attachments/:attachment
  POST ~/events ~/attachments

provider : held
  layers identity
  copies own
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
  POST ~/events

provider : gone
  layers identity
  GET ~ ~/emergencies ~/history
  POST ~/events

returnContact : there held
  GET ~ ~/emergencies
  POST ~/events

returnContact : gone
  GET ~ ~/emergencies

coordinator : there held gone
  GET ~ ~/emergencies ~/history
  POST ~/events

link : there held gone
  GET ~

pupil parent secondParent : there held gone
  layers identity schoolShareable discipline helpShareable health
  GET ~ ~/emergencies ~/looks ~/own
  POST ~/own/akkoord

besidePupil : there held gone
  layers identity
  GET ~ ~/emergencies ~/looks ~/own
  POST ~/own/akkoord

emergency : there held gone
  layers identity schoolShareable helpShareable health
  GET ~ ~/emergencies ~/history
  GET ~/form ~/form/amendments ~/form/copies ~/form/copies/:seq/:slot ~/form/remarks
`;

/**
 * Outside cases: who may ask each address at all; `+` stands for the members that the page calls "members other than
 * access managers and administrators". Of what the page says nothing about (signing in, health, the description of the
 * API, the pages of the web, the demonstration) everybody may ask, or nobody could begin.
 */
export const outsideCases = `
everybody
  GET /health /health/live /health/ready /sign-in /openapi.json
  POST /sign-in /own/open
  GET /demo/personas /demo/clock
  POST /demo/sign-in /demo/clock
signed in
  GET /me
  POST /sign-out
+ administrator accessManager
  GET /sessions
  POST /sessions/end-others /sessions/:id/end
pupil parent
  POST /own/code
+ administrator
  GET /procedures /calculator /inbox /preferences/mail
  POST /inbox/read-all /inbox/:id/read
  PUT /preferences/mail
+ administrator
  GET /cases /cases/counts
school clb youthCare
  POST /cases
clb provider youthCare facilitator coordinator
  GET /emergency
  POST /emergency /emergency/:id/end
coordinator
  GET /forms /forms/compare /forms/:version /forms/:version/preview
  POST /forms/draft /forms/draft/publish
  PUT /forms/draft
  DELETE /forms/draft
administrator
  GET /failed-work /networks /organisations
  POST /failed-work/:kind/:id/retry /failed-work/quarantine /networks /organisations
  PUT /organisations/:id /networks/:id/coordinator-secrecy
administrator accessManager
  GET /organisations/:id/members
  POST /organisations/:id/members /members/:id/end /members/:id/sign-out /members/:id/code
  PUT /members/:id
accessManager
  GET /slots /audit
  POST /slots/:id/hand-over /members/:id/hand-over /audit/:id/reviews
`;

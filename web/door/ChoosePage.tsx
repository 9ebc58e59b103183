import { useQuery } from '@tanstack/react-query';
import { choiceQuery } from '../api/queries.ts';
import { Choose } from './Choose.tsx';
import { isOver, Trouble } from './TroublePage.tsx';

/** Somebody came back from the identity provider and has more than one capacity: which one now? */
export default function ChoosePage() {
  const choice = useQuery(choiceQuery);
  if (isOver(choice.error)) return <Trouble reason="verlopen" />;
  return <Choose found={choice} path="/session/choice" />;
}

import type { Operation } from '../specs/open-api/document.ts';
import { shapeOf } from '../specs/open-api/resource-shape.ts';
import { linkageDocument, listDocument, type Presenting, singleDocument } from './present.ts';
import { isVisible, visible } from './read-body.ts';
import { unknownPath } from './refusal.ts';
import { relatedTo } from './relations.ts';
import { allOf } from './resources.ts';
import { selected } from './select.ts';

export interface Reading {
  readonly operation: Operation;
  readonly team: string;
  readonly id: string;
}

/** Answers any reading request: of a type, of one resource, of what it is related to, or of the ids of that. */
export function answerRead({ operation, team, id }: Reading, presenting: Presenting): object {
  const { state, query } = presenting;
  const [type = '', , third, fourth] = operation.segments;
  if (operation.segments.length === 1) {
    const all = allOf(state, type).filter((one) => isVisible(one, team));
    return listDocument(selected(all, query, presenting), presenting);
  }
  const owner = visible(state, team, { type, id });
  if (third === undefined) return singleDocument(owner, presenting);
  const name = third === 'relationships' ? (fourth ?? '') : third;
  const related = relatedTo(state, owner, name);
  if (related === undefined) throw unknownPath(presenting.self.pathname);
  const isList = isListOf(operation) || shapeOf(type)?.relationships[name]?.arity === 'many';
  if (third === 'relationships') {
    return linkageDocument(related, { ...presenting, arity: isList ? 'many' : 'one' });
  }
  return isList
    ? listDocument(selected(related, query, presenting), presenting)
    : singleDocument(related[0], presenting);
}

/** Some relationships carry links alone; that they are lists only the schema of their pages says. */
function isListOf({ parameters }: Operation): boolean {
  return parameters.some(({ name }) => name === 'limit');
}

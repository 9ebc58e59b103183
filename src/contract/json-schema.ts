import { z } from 'zod';

/**
 * The JSON Schema keywords that this server uses, so that any client can draw a form from them.
 * A reference (organisation, offer, member, reason) is a `oneOf` of consts, narrowed to what is possible now.
 */
export interface DrawableSchema {
  type?: 'object' | 'string' | 'integer' | 'number' | 'boolean' | 'array';
  title?: string;
  description?: string;
  properties?: Record<string, DrawableSchema>;
  required?: string[];
  additionalProperties?: false;
  items?: DrawableSchema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  enum?: string[];
  const?: string;
  oneOf?: { const: string; title: string }[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  format?: 'date' | 'date-time' | 'email' | 'uuid';
  default?: unknown;
  examples?: unknown[];
}

/** On the wire it is an open object: its shape is checked by the law test that draws every schema. */
export const DrawableSchema = z.custom<DrawableSchema>((value) => typeof value === 'object' && value !== null);

import * as z from 'zod';

/** Names a thing inside a pack; also a part of file names and i18next keys, hence the narrow alphabet. */
export const contentIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and hyphens');

/** The centre among the laboratories: as a stop of a tour, as the namespace of its texts. */
export const centreId = 'centre';

/** Where pictures and narration of a laboratory, or of the centre, lie inside a pack. */
export function storyFolder(id: string): string {
  return id === centreId ? centreId : `labs/${id}`;
}

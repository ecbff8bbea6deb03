import { APIError } from 'payload';

/**
 * An expected refusal on its way out of a Payload hook: the status and the Chinese sentence reach the person.
 * @param field the input the sentence belongs to
 */
export class Refused extends APIError {
  readonly field: string | undefined;

  constructor(message: string, status: 400 | 403 | 404 | 409 | 422 | 429, field?: string) {
    super(message, status, field ? { field } : undefined, true);
    this.field = field;
  }
}

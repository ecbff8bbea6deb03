import config from '@payload-config';
import { handleRest } from '../../../../endpoints/rest.ts';

const handle = (request: Request) => handleRest(config, request);

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT };

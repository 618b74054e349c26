import { z } from 'zod';

/**
 * Imported before everything else: under our CSP (no eval) zod's compiled parsers would only raise a violation, and a
 * schema decides how it parses when it is made.
 */
z.config({ jitless: true });

import { useQuery } from '@tanstack/react-query';
import { genitive } from '../../contract/clientWrites.ts';
import type { Answer } from '../../contract/endpoint.ts';
import { landlord } from '../../contract/landlord.ts';
import { templates } from '../../contract/papers.ts';
import { call } from './client.ts';

/** What papers are made of beside the data: who lets, how names are declined, which templates there are. */

export type Landlord = NonNullable<Answer<typeof landlord>['landlord']>;
export type Templates = Answer<typeof templates>;

/** null: never set. */
export const useLandlord = () =>
  useQuery({
    queryKey: [landlord.path],
    queryFn: ({ signal }) => call(landlord, {}, signal),
    select: (answer) => answer.landlord,
  });

/** Files of this computer, which change outside of the program: asked each time that the screen comes into sight. */
export const useTemplates = () =>
  useQuery({
    queryKey: [templates.path],
    queryFn: ({ signal }) => call(templates, {}, signal),
    staleTime: 0,
    refetchOnWindowFocus: 'always',
  });

interface Names {
  readonly familyname: string;
  readonly firstname: string;
  readonly patronymic: string;
  readonly gender: 0 | 1 | null;
}

/** How the rules decline a name; null asks nothing. */
export const useGenitive = (names: Names | null) =>
  useQuery({
    queryKey: [genitive.path, names],
    queryFn: ({ signal }) => call(genitive, names ?? {}, signal),
    select: (answer) => answer.fullname_genitive,
    enabled: names !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });

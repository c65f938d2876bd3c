import { lazy } from 'react';

/** Most people come themselves. */
export const SubstituteChoice = lazy(() => import('./SubstituteChoice'));

/** Brings the library that draws the code along; only those who show it fetch it. */
export const SignInCode = lazy(() => import('./SignInCode'));

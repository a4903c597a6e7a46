/** Joins records inside one study; a `uid` (32 hex digits) names a thing across copies. */
export type Id = number;
/** Position of an event in the study's history, from 1. */
export type Seq = number;

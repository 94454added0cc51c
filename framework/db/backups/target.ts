// What keeps a database from being restored to.

/** A reason against a target; `isContent`: it is that there is something in it, which --overwrite allows. */
export interface TargetProblem {
  message: string;
  isContent: boolean;
}

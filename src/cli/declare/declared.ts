import type { Command, CommandUnknownOpts, OptionValues } from "@commander-js/extra-typings";
import type { CommandModule, Go } from "../base-program.js";
import { globalsOf } from "./shared.js";

/** Declares a command under another one; `load` brings its action once it is called. */
type Declared<Made, Input> = (
  parent: CommandUnknownOpts,
  go: Go,
  load: (input: Input) => Promise<CommandModule<Input>>,
) => Made;

/** Stands in the place of the input where options are declared that the action would never see. */
interface NotInInput<Options> {
  readonly notInInput: Options;
}

type Complete<Input, Options> = [Exclude<keyof Options, keyof Input>] extends [never]
  ? Input
  : NotInInput<Exclude<keyof Options, keyof Input>>;

/**
 * A command and the input of its action. `build` declares arguments and options; `input` gives the arguments their
 * names, and has to pass on every option. The action takes the type from here: `run(input: InputOf<typeof undo>, …)`.
 */
export const declared =
  <A extends unknown[], O extends OptionValues, G extends OptionValues, const Input>(
    build: (parent: Command) => Command<A, O, G>,
    input: (...given: [...A, O, Command<A, O, G>]) => Input,
  ): Declared<Command<A, O, G>, Complete<Input, O>> =>
  (parent, go, load) =>
    build(parent as Command).action((...given) => {
      const command = given.at(-1) as Command<A, O, G>;
      const named = input(...given) as Complete<Input, O>;
      return go(() => load(named), named, globalsOf(command));
    });

type Optional<Input> = { [K in keyof Input]-?: undefined extends Input[K] ? K : never }[keyof Input];

type Named<Input> = { readonly [K in keyof Input]: Input[K] };

/** The input of an action, as its command declares it. What may be undefined may be left out. */
export type InputOf<D> =
  D extends Declared<unknown, infer Input>
    ? Named<Omit<Input, Optional<Input>> & { [K in Optional<Input>]?: Input[K] | undefined }>
    : never;

/** The input of a group that does something when called alone: its options. */
export type OptionsOf<Group extends (program: Command) => Pick<Command, "opts">> = Named<
  ReturnType<ReturnType<Group>["opts"]>
>;

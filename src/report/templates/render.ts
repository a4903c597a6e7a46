import Handlebars from "handlebars";
import { dataError } from "../../core/errors.js";
import { checkTemplate, type OutputRule, partialsOf } from "./check-template.js";
import type { TemplateFolder } from "./template-folder.js";

/** What a template may use beside the values it is given. */
export interface RenderOptions {
  readonly templates: TemplateFolder;
  /** The folder of the format (`html`); partials are looked up beside the entry. */
  readonly folder: string;
  readonly entry: string;
  readonly helpers: Readonly<Record<string, (...values: never[]) => unknown>>;
  /** Off where the format has an escape of its own, which `rule` then demands of every output. */
  readonly htmlEscape: boolean;
  readonly rule: OutputRule;
}

/**
 * Fills a template and its partials with `view`. Strict: a name the view does not hold is an error,
 * never an empty place in the report. Line ends are LF whatever the folder has.
 */
export function render(view: object, options: RenderOptions): string {
  const engine = Handlebars.create();
  const helpers = { ...engine.helpers, ...(options.helpers as Handlebars.HelperDeclareSpec) };
  for (const [name, helper] of Object.entries(helpers)) engine.registerHelper(name, demanding(name, helper));
  const settings = { strict: true, noEscape: !options.htmlEscape };
  const compile = (name: string): HandlebarsTemplateDelegate => {
    const path = `${options.folder}/${name}.hbs`;
    const program = parse(engine, path, textOf(options, name).replaceAll("\r\n", "\n"));
    checkTemplate(program, path, options.rule);
    for (const partial of partialsOf(program)) {
      if (partial in engine.partials) continue;
      engine.registerPartial(partial, () => "");
      engine.registerPartial(partial, compile(partial));
    }
    return engine.compile(program, settings);
  };
  const template = compile(options.entry);
  try {
    return template(view);
  } catch (error) {
    throw error instanceof Handlebars.Exception ? broken(options.folder, error.message) : error;
  }
}

/** The text of a template; its name is a word, so that no path leads elsewhere. */
function textOf({ templates, folder }: RenderOptions, name: string): string {
  const path = `${folder}/${name}.hbs`;
  if (!/^[\w-]+$/.test(name)) throw broken(path, "the name of a part is letters, digits and hyphens.");
  try {
    return templates.read(path);
  } catch {
    throw broken(path, "there is no such part.");
  }
}

/** Handlebars' strictness ends at helpers: `{{#each nothing}}` would be an empty list, and nobody would know. */
function demanding(name: string, helper: Handlebars.HelperDelegate): Handlebars.HelperDelegate {
  return function (this: unknown, ...values: unknown[]) {
    if (values.includes(undefined)) throw new Handlebars.Exception(`{{${name}}} was given a value that does not exist`);
    return helper.apply(this, values as Parameters<Handlebars.HelperDelegate>);
  };
}

function parse(engine: typeof Handlebars, path: string, text: string): hbs.AST.Program {
  try {
    return engine.parse(text);
  } catch (error) {
    throw broken(path, error instanceof Error ? error.message : String(error));
  }
}

function broken(path: string, reason: string) {
  return dataError(
    "bad-template",
    `Template ${path} does not work: ${reason}`,
    "Correct it, or leave out --template.",
  );
}

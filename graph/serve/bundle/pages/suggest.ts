/** Suggestions below the search field of every page; the plain form stays what it is without them. */
import { suggesting } from "../suggest/field";

const field = document.querySelector<HTMLInputElement>(".find input[name=q]");
if (field) suggesting(field, (thing) => location.assign(thing.href));

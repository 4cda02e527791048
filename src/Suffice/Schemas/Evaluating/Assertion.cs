using System.Text.Json;
using Suffice.Schemas.Loading;

namespace Suffice.Schemas.Evaluating;

/// <summary>A keyword that asks one thing of a value, and looks into no other schema.</summary>
internal abstract class Assertion(SchemaSource source, string name) : Keyword(source, name)
{
    public sealed override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        try
        {
            return Holds(value, ref evaluation) || (evaluation.Report is not null && evaluation.Break(this, Describe(value)));
        }
        catch (InsufficientExecutionStackException)
        {
            return evaluation.Halt(Location, Name, "nests too deeply to be compared");
        }
    }

    /// <summary>Whether <paramref name="value"/> is as asked; true for a kind of value it does not speak of.</summary>
    protected abstract bool Holds(JsonElement value, ref Evaluation evaluation);

    /// <summary>Says what is wrong with <paramref name="value"/>, as the rest of a sentence that starts with its path.</summary>
    protected abstract string Describe(JsonElement value);
}

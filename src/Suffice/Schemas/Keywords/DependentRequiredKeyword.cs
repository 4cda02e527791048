using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>dependentRequired</c>, and the lists of names in draft-07's <c>dependencies</c>.</summary>
internal sealed class DependentRequiredKeyword : Keyword
{
    private readonly (string Trigger, string[] Names)[] needs;

    private DependentRequiredKeyword(SchemaSource source, string name, IEnumerable<KeyValuePair<string, JsonElement>> needs)
        : base(source, name)
    {
        this.needs = [.. needs.Select(need => (need.Key, source.Names(name, need.Value)))];
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (!source.Dialect.IsDraft7 && source.Has("dependentRequired", out _))
        {
            yield return new DependentRequiredKeyword(source, "dependentRequired", source.Members("dependentRequired", "lists of names"));
        }

        if (source.Has("dependencies", out _))
        {
            IEnumerable<KeyValuePair<string, JsonElement>> lists = source.Members("dependencies", "schemas or lists of names").Where(d => d.Value.ValueKind == JsonValueKind.Array);
            yield return new DependentRequiredKeyword(source, "dependencies", lists);
        }
    }

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        bool accepts = true;
        foreach ((string? trigger, string[]? names) in needs)
        {
            if (!Members.Has(value, trigger))
            {
                continue;
            }

            foreach (string name in names)
            {
                accepts &= Members.Has(value, name) || Missing(trigger, name, evaluation);
            }
        }

        return accepts;
    }

    private bool Missing(string trigger, string name, in Evaluation evaluation)
        => evaluation.Report is not null
            && evaluation.Break(this, $"the property {Shown.Quoted(name)} is missing, which {Shown.Quoted(trigger)} needs");
}

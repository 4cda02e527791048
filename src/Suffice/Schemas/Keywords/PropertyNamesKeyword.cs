using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Unfinished;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary><c>propertyNames</c>: a schema for the members' names.</summary>
internal sealed class PropertyNamesKeyword : Keyword
{
    private readonly SchemaNode names;

    private PropertyNamesKeyword(SchemaSource source)
        : base(source, "propertyNames")
    {
        names = source.Node("propertyNames");
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        if (source.Has("propertyNames", out _))
        {
            yield return new PropertyNamesKeyword(source);
        }
    }

    public override void BeginName(Run run, Spot name) => name.Want(names, run.Scope, run);

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Object || names.Always == true)
        {
            return true;
        }

        bool accepts = true;
        foreach (JsonProperty member in value.EnumerateObject())
        {
            JsonElement name = NameAsValue.Of(member);
            if (!evaluation.Silently(names, name, null))
            {
                accepts = evaluation.Report is not null && Reject(name, ref evaluation);
                if (evaluation.IsDone)
                {
                    break;
                }
            }
        }

        return accepts;
    }

    private bool Reject(JsonElement name, ref Evaluation evaluation)
    {
        SchemaViolation? why = evaluation.FirstViolation(names, name);
        return evaluation.Break(this, $"the property name {Shown.Value(name)} is not allowed ({why?.Message})");
    }
}

using System.Text.Json;
using Suffice.Schemas.Loading;

namespace Suffice.Schemas.Evaluating;

/// <summary>One schema object (or boolean) after reading: its keywords in the order in which they judge.</summary>
internal sealed class SchemaNode(string location, SchemaResource resource, bool? always)
{
    private bool tracks;

    /// <summary>Where it is written: <c>#/properties/age</c>, after the document's URI if it is not the schema itself.</summary>
    public string Location => location;

    /// <summary>The resource it belongs to.</summary>
    public SchemaResource Resource => resource;

    /// <summary>What a boolean schema answers; null for an object.</summary>
    public bool? Always => always;

    /// <summary>Its keywords; filled once, while the schema is read.</summary>
    public Keyword[] Keywords { get; private set; } = [];

    /// <summary>Gives the node its keywords.</summary>
    public void Fill(Keyword[] keywords)
    {
        Keywords = keywords;
        tracks = keywords.Any(k => k.NeedsEvaluated);
    }

    /// <summary>Whether <paramref name="value"/> keeps to this schema.</summary>
    /// <param name="value">The value.</param>
    /// <param name="evaluation">The pass this is part of.</param>
    /// <param name="seen">Where to note the members and items judged, if a schema around this one asks.</param>
    public bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        if (always is not null)
        {
            return always.Value || evaluation.Break(location, "false", "is not allowed here at all", evaluation.Path);
        }

        DynamicScope? outer = evaluation.Scope;
        if (!evaluation.Enter(this))
        {
            return false;
        }

        Evaluated? inner = tracks ? Evaluated.Of(value) : seen;
        bool accepts = AllAccept(value, ref evaluation, inner);
        evaluation.Leave(outer);
        if (tracks && accepts && inner is not null)
        {
            seen?.Add(inner);
        }

        return accepts;
    }

    private bool AllAccept(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        bool accepts = true;
        foreach (Keyword keyword in Keywords)
        {
            if (!keyword.Accepts(value, ref evaluation, seen))
            {
                accepts = false;
                if (evaluation.IsDone)
                {
                    break;
                }
            }
        }

        return accepts;
    }
}

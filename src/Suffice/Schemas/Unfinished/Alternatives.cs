using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Unfinished;

/// <summary>Schemas of which at least one must hold: the run around them is lost when all of them are.</summary>
internal sealed class Alternatives : IClaim
{
    private const int MostExplained = 3;

    private readonly Run around;
    private readonly Keyword keyword;
    private readonly List<SchemaViolation> lost = [];
    private readonly int count;

    private Alternatives(Run around, Keyword keyword, int count)
    {
        this.around = around;
        this.keyword = keyword;
        this.count = count;
    }

    /// <summary>Begins to watch the alternatives on the value of <paramref name="around"/>.</summary>
    public static void Begin(Run around, Keyword keyword, SchemaNode[] nodes)
    {
        Alternatives alternatives = new(around, keyword, nodes.Length);
        for (int i = 0; i < nodes.Length; i++)
        {
            around.Spot.WantInPlace(nodes[i], around.Scope, alternatives, i);
        }
    }

    public void Lost(int part, SchemaViolation why)
    {
        lost.Add(why);
        if (lost.Count == count)
        {
            string reasons = string.Join("; ", lost.Take(MostExplained).Select((reason, i) => $"({i + 1}) {Shown.Reason(reason.Message)}"));
            around.Break(keyword, $"fits none of {count} alternatives: {reasons}");
        }
    }
}

using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Unfinished;

/// <summary>Schemas of which at least one must hold: the run around them is lost when all of them are.</summary>
internal sealed class Alternatives : IClaim
{
    private const int MostExplained = 3;

    private readonly Run _around;
    private readonly Keyword _keyword;
    private readonly List<SchemaViolation> _lost = [];
    private readonly int _count;

    private Alternatives(Run around, Keyword keyword, int count)
    {
        _around = around;
        _keyword = keyword;
        _count = count;
    }

    /// <summary>Begins to watch the alternatives on the value of <paramref name="around"/>.</summary>
    public static void Begin(Run around, Keyword keyword, SchemaNode[] nodes)
    {
        var alternatives = new Alternatives(around, keyword, nodes.Length);
        for (var i = 0; i < nodes.Length; i++)
        {
            around.Spot.WantInPlace(nodes[i], around.Scope, alternatives, i);
        }
    }

    public void Lost(int part, SchemaViolation why)
    {
        _lost.Add(why);
        if (_lost.Count == _count)
        {
            var reasons = string.Join("; ", _lost.Take(MostExplained).Select((reason, i) => $"({i + 1}) {Shown.Reason(reason.Message)}"));
            _around.Break(_keyword, $"fits none of {_count} alternatives: {reasons}");
        }
    }
}

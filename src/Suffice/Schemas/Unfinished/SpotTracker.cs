using System.Text;
using System.Text.Json;
using Suffice.Schemas.Evaluating;

namespace Suffice.Schemas.Unfinished;

/// <summary>
/// Keeps the values that are open, innermost last, and applies the schema to each part as it comes. Whatever is complete
/// is judged by the whole validator, so that the end of the root gives the whole validator's own answer.
/// </summary>
internal sealed class SpotTracker : IJsonListener
{
    // Values nested deeper are not judged at all: saying nothing is always sound.
    private const int Deepest = 1_000;

    private readonly JsonSchema _schema;
    private readonly TextSoFar _text;
    private readonly Stack<Spot> _open = new();
    private readonly StringBuilder _name = new();
    private Spot _next;
    private Spot? _naming;
    private bool _tooDeep;

    public SpotTracker(JsonSchema schema, TextSoFar text, IClaim claim)
    {
        _schema = schema;
        _text = text;
        _next = new Spot(null);
        _next.Want(schema.Root, null, claim);
    }

    /// <summary>The path of the innermost open value.</summary>
    public PathStep? Path => _open.TryPeek(out var spot) ? spot.Path : null;

    private int Here => _text.Length - 1;

    public void ItemFollows()
    {
        if (!_tooDeep)
        {
            var array = _open.Peek();
            _next = new Spot(new PathStep(array.Path, null, array.Count));
            array.Show(_next, static (keyword, run, item) => keyword.BeginItem(run, run.Spot.Count, item));
            array.Count++;
        }
    }

    public void MemberFollows()
    {
        if (!_tooDeep)
        {
            var around = _open.Peek();
            around.Show(++around.Count, static (keyword, run, count) => keyword.CountMember(run, count));
        }
    }

    public void NameBegins()
    {
        if (!_tooDeep)
        {
            _name.Clear();
            _naming = new Spot(Path) { Start = Here };
            _open.Peek().Show(_naming, static (keyword, run, name) => keyword.BeginName(run, name));
            _naming.Begin(JsonValueKind.String);
        }
    }

    public void NameEnds()
    {
        if (!_tooDeep)
        {
            Judge(_naming!, _text.Length, around: null);
            _naming = null;
            var name = _name.ToString();
            _next = new Spot(new PathStep(Path, name, 0));
            _open.Peek().Show((Name: name, Member: _next), static (keyword, run, to) => keyword.BeginMember(run, to.Name, to.Member));
        }
    }

    public void ValueBegins(JsonValueKind kind)
    {
        _tooDeep |= _open.Count >= Deepest;
        if (!_tooDeep)
        {
            _next.Start = Here;
            _open.Push(_next);
            _next.Begin(kind);
        }
    }

    public void Text(char unit)
    {
        if (_tooDeep)
        {
            return;
        }

        if (_naming is not null)
        {
            _name.Append(unit);
        }

        (_naming ?? _open.Peek()).Push(unit);
    }

    public void ValueEnds(bool before)
    {
        if (!_tooDeep)
        {
            var ended = _open.Pop();
            Judge(ended, before ? Here : _text.Length, _open.TryPeek(out var around) ? around : null);
        }
    }

    private void Judge(Spot spot, int end, Spot? around)
    {
        var repeats = around is { WatchesRepeats: true, Kind: JsonValueKind.Array };
        if (!repeats && !spot.Entries.Any(run => run.IsAlive))
        {
            return;
        }

        using var document = _text.Read(spot.Start, end);
        foreach (var run in spot.Entries.Where(run => run.IsAlive))
        {
            Judge(run, document.RootElement);
        }

        if (repeats)
        {
            around!.AddItem(document.RootElement);
        }
    }

    private void Judge(Run run, JsonElement value)
    {
        var evaluation = _schema.Evaluate();
        evaluation.Scope = run.Origin;
        if (run.Node.Accepts(value, ref evaluation, null) || evaluation.Halted is not null)
        {
            return;
        }

        evaluation = _schema.Evaluate();
        evaluation.Scope = run.Origin;
        evaluation.Path = run.Spot.Path;
        if (evaluation.FirstViolation(run.Node, value) is { } violation)
        {
            run.Lose(violation);
        }
    }
}

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

    private readonly JsonSchema schema;
    private readonly TextSoFar text;
    private readonly Stack<Spot> open = new();
    private readonly StringBuilder name = new();
    private Spot next;
    private Spot? naming;
    private bool tooDeep;

    public SpotTracker(JsonSchema schema, TextSoFar text, IClaim claim)
    {
        this.schema = schema;
        this.text = text;
        next = new Spot(null);
        next.Want(schema.Root, null, claim);
    }

    /// <summary>The path of the innermost open value.</summary>
    public PathStep? Path => open.TryPeek(out Spot? spot) ? spot.Path : null;

    private int Here => text.Length - 1;

    public void ItemFollows()
    {
        if (!tooDeep)
        {
            Spot array = open.Peek();
            next = new Spot(new PathStep(array.Path, null, array.Count));
            array.Show(next, static (keyword, run, item) => keyword.BeginItem(run, run.Spot.Count, item));
            array.Count++;
        }
    }

    public void MemberFollows()
    {
        if (!tooDeep)
        {
            Spot around = open.Peek();
            around.Show(++around.Count, static (keyword, run, count) => keyword.CountMember(run, count));
        }
    }

    public void NameBegins()
    {
        if (!tooDeep)
        {
            name.Clear();
            naming = new Spot(Path) { Start = Here };
            open.Peek().Show(naming, static (keyword, run, name) => keyword.BeginName(run, name));
            naming.Begin(JsonValueKind.String);
        }
    }

    public void NameEnds()
    {
        if (!tooDeep)
        {
            Judge(naming!, text.Length, around: null);
            naming = null;
            string whole = name.ToString();
            next = new Spot(new PathStep(Path, whole, 0));
            open.Peek().Show((Name: whole, Member: next), static (keyword, run, to) => keyword.BeginMember(run, to.Name, to.Member));
        }
    }

    public void ValueBegins(JsonValueKind kind)
    {
        tooDeep |= open.Count >= Deepest;
        if (!tooDeep)
        {
            next.Start = Here;
            open.Push(next);
            next.Begin(kind);
        }
    }

    public void Text(char unit)
    {
        if (tooDeep)
        {
            return;
        }

        if (naming is not null)
        {
            name.Append(unit);
        }

        (naming ?? open.Peek()).Push(unit);
    }

    public void ValueEnds(bool before)
    {
        if (!tooDeep)
        {
            Spot ended = open.Pop();
            Judge(ended, before ? Here : text.Length, open.TryPeek(out Spot? around) ? around : null);
        }
    }

    private void Judge(Spot spot, int end, Spot? around)
    {
        bool repeats = around is { WatchesRepeats: true, Kind: JsonValueKind.Array };
        if (!repeats && !spot.Entries.Any(run => run.IsAlive))
        {
            return;
        }

        using JsonDocument document = text.Read(spot.Start, end);
        foreach (Run? run in spot.Entries.Where(run => run.IsAlive))
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
        Evaluation evaluation = schema.Evaluate();
        evaluation.Scope = run.Origin;
        if (run.Node.Accepts(value, ref evaluation, null) || evaluation.Halted is not null)
        {
            return;
        }

        evaluation = schema.Evaluate();
        evaluation.Scope = run.Origin;
        evaluation.Path = run.Spot.Path;
        if (evaluation.FirstViolation(run.Node, value) is { } violation)
        {
            run.Lose(violation);
        }
    }
}

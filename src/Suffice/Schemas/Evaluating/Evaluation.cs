using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Suffice.Schemas.Evaluating;

/// <summary>One pass of a schema over a value: its limits, where it is, and what it has found.</summary>
internal struct Evaluation(JsonSchemaOptions options, bool scoped)
{
    private int depth;
    private long steps;

    /// <summary>Where violations go; null while only the answer yes or no is wanted.</summary>
    public ViolationReport? Report;

    /// <summary>Where in the value the pass is; kept only while there is a report.</summary>
    public PathStep? Path;

    /// <summary>The resources entered; kept only when the schema has a dynamic reference.</summary>
    public DynamicScope? Scope;

    /// <summary>The limit that was reached, if any: then the pass has no other answer.</summary>
    public SchemaViolation? Halted;

    /// <summary>Whether the pass is already finding out why alternatives fail; explanations do not nest.</summary>
    public bool Explaining;

    /// <summary>Whether nothing more needs to be found.</summary>
    public readonly bool IsDone => Halted is not null || Report is null or { IsFull: true };

    /// <summary>Enters a schema; false when a limit forbids it.</summary>
    public bool Enter(SchemaNode node)
    {
        if (Halted is not null)
        {
            return false;
        }

        if (++depth > options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            depth--;
            return Halt(node.Location, "maxDepth", $"nests deeper than {options.MaxDepth} schemas, the most that is judged");
        }

        if (++steps > options.MaxSteps)
        {
            depth--;
            return Halt(node.Location, "maxSteps", $"takes more than {options.MaxSteps} steps to judge, the most that is spent");
        }

        if (scoped)
        {
            Scope = DynamicScope.Enter(Scope, node.Resource);
        }

        return true;
    }

    /// <summary>Leaves a schema that was entered with <paramref name="outer"/> in scope.</summary>
    public void Leave(DynamicScope? outer)
    {
        depth--;
        Scope = outer;
    }

    /// <summary>Judges a member of the present value.</summary>
    public bool Member(SchemaNode node, JsonElement value, ReadOnlySpan<char> name)
        => Report is null ? node.Accepts(value, ref this, null) : Inside(node, value, new PathStep(Path, name.ToString(), 0));

    /// <summary>Judges an item of the present value.</summary>
    public bool Item(SchemaNode node, JsonElement value, int index)
        => Report is null ? node.Accepts(value, ref this, null) : Inside(node, value, new PathStep(Path, null, index));

    /// <summary>Judges without reporting.</summary>
    public bool Silently(SchemaNode node, JsonElement value, Evaluated? seen)
    {
        ViolationReport? report = Report;
        Report = null;
        bool accepts = node.Accepts(value, ref this, seen);
        Report = report;
        return accepts;
    }

    /// <summary>The first thing that is wrong with <paramref name="value"/> by <paramref name="node"/>.</summary>
    public SchemaViolation? FirstViolation(SchemaNode node, JsonElement value)
    {
        (ViolationReport? report, bool explaining) = (Report, Explaining);
        ViolationReport own = new(1);
        (Report, Explaining) = (own, true);
        node.Accepts(value, ref this, null);
        SchemaViolation? first = own.Found.Count > 0 ? own.Found[0] : Halted;
        (Report, Explaining) = (report, explaining);
        return first;
    }

    /// <summary>Notes that a keyword is broken, at the present place; always false.</summary>
    public readonly bool Break(Keyword keyword, string problem) => Break(keyword.Location, keyword.Name, problem, Path);

    /// <summary>Notes that a keyword is broken, at a member of the present place; always false.</summary>
    public readonly bool Break(Keyword keyword, string problem, string member)
        => Break(keyword.Location, keyword.Name, problem, new PathStep(Path, member, 0));

    /// <summary>Notes that something is broken; always false.</summary>
    public readonly bool Break(string location, string keyword, string problem, PathStep? path)
    {
        Report?.Add(Violation(location, keyword, problem, path));
        return false;
    }

    /// <summary>Ends the pass because a limit is reached; always false.</summary>
    public bool Halt(string location, string keyword, string problem)
    {
        Halted ??= Violation(location, keyword, problem, Path);
        return false;
    }

    /// <summary>What was found; a limit that was reached says more than what was found before it.</summary>
    public readonly ImmutableArray<SchemaViolation> Found() => Halted is not null ? [Halted] : Report!.ToImmutable();

    /// <summary>Words a violation.</summary>
    public static SchemaViolation Violation(string location, string keyword, string problem, PathStep? path)
    {
        string place = PathStep.Show(path);
        return new SchemaViolation(place, location, keyword, $"{place}: {problem}");
    }

    private bool Inside(SchemaNode node, JsonElement value, PathStep step)
    {
        PathStep? outer = Path;
        Path = step;
        bool accepts = node.Accepts(value, ref this, null);
        Path = outer;
        return accepts;
    }
}

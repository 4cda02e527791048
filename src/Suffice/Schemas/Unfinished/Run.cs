using System.Runtime.CompilerServices;
using Suffice.Schemas.Evaluating;

namespace Suffice.Schemas.Unfinished;

/// <summary>
/// One schema applied to one value that is still coming. It is alive until no completion can keep to the schema;
/// then everything that hangs on it is told.
/// </summary>
internal sealed class Run(SchemaNode node, DynamicScope? origin, Spot spot) : IClaim
{
    private readonly List<(IClaim Claim, int Part)> claims = [];
    private SchemaViolation? lost;

    /// <summary>The schema.</summary>
    public SchemaNode Node => node;

    /// <summary>The scope from which the schema was entered.</summary>
    public DynamicScope? Origin => origin;

    /// <summary>The scope inside the schema.</summary>
    public DynamicScope? Scope { get; } = DynamicScope.Enter(origin, node.Resource);

    /// <summary>The value.</summary>
    public Spot Spot => spot;

    /// <summary>Whether some completion may still keep to the schema.</summary>
    public bool IsAlive => lost is null;

    /// <summary>Says what hangs on this run.</summary>
    public void Tell(IClaim claim, int part)
    {
        if (lost is not null)
        {
            claim.Lost(part, lost);
        }
        else
        {
            claims.Add((claim, part));
        }
    }

    /// <summary>A keyword of the schema is broken beyond repair.</summary>
    public void Break(Keyword keyword, string problem)
        => Lose(Evaluation.Violation(keyword.Location, keyword.Name, problem, spot.Path));

    /// <summary>A keyword of the schema is broken beyond repair at a member of the value.</summary>
    public void Break(Keyword keyword, string problem, string member)
        => Lose(Evaluation.Violation(keyword.Location, keyword.Name, problem, new PathStep(spot.Path, member, 0)));

    /// <summary>No completion keeps to the schema.</summary>
    public void Lose(SchemaViolation why)
    {
        if (lost is not null)
        {
            return;
        }

        lost = why;

        // Not to tell is sound: the end of the value gives the whole validator's answer.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return;
        }

        foreach ((IClaim? claim, int part) in claims)
        {
            claim.Lost(part, why);
        }
    }

    void IClaim.Lost(int part, SchemaViolation why) => Lose(why);
}

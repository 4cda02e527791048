using Suffice.Schemas.Evaluating;

namespace Suffice.Schemas.Unfinished;

/// <summary>
/// <c>if</c>, <c>then</c> and <c>else</c> on a value that is still coming: the run around them is lost when <c>else</c> is,
/// and <c>if</c> or <c>then</c> with it.
/// </summary>
internal sealed class Conditional : IClaim
{
    private const int If = 0;
    private const int Then = 1;
    private const int Else = 2;

    private readonly SchemaViolation?[] lost = new SchemaViolation?[3];
    private readonly Run around;

    private Conditional(Run around)
    {
        this.around = around;
    }

    /// <summary>Begins to watch the three on the value of <paramref name="around"/>.</summary>
    public static void Begin(Run around, SchemaNode condition, SchemaNode? then, SchemaNode otherwise)
    {
        Conditional conditional = new(around);
        around.Spot.WantInPlace(condition, around.Scope, conditional, If);
        around.Spot.WantInPlace(otherwise, around.Scope, conditional, Else);
        if (then is not null)
        {
            around.Spot.WantInPlace(then, around.Scope, conditional, Then);
        }
    }

    public void Lost(int part, SchemaViolation why)
    {
        lost[part] = why;
        if (lost[Else] is { } otherwise && (lost[If] ?? lost[Then]) is not null)
        {
            around.Lose(lost[If] is null ? lost[Then]! : otherwise);
        }
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Pipelines.Scopes;

namespace Suffice.Pipelines.Conditions;

/// <summary>What must hold for a step to be run.</summary>
/// <remarks>
/// Nothing is made true by being unknown: an order of what is not there does not hold, and an order of what are no two numbers or no
/// two texts is a mistake that stops the step.
/// </remarks>
internal abstract record Condition
{
    /// <summary>What it asks for.</summary>
    public abstract IEnumerable<ScopePath> Paths { get; }

    /// <summary>Tells whether it holds.</summary>
    /// <param name="scope">What is known.</param>
    /// <returns>True when it does.</returns>
    /// <exception cref="InvalidDataException">It asks of a value what that value cannot say.</exception>
    public abstract bool Holds(RunScope scope);

    /// <summary>Both.</summary>
    internal sealed record And(Condition Left, Condition Right) : Condition
    {
        public override IEnumerable<ScopePath> Paths => Left.Paths.Concat(Right.Paths);

        public override bool Holds(RunScope scope) => Left.Holds(scope) && Right.Holds(scope);
    }

    /// <summary>At least one.</summary>
    internal sealed record Or(Condition Left, Condition Right) : Condition
    {
        public override IEnumerable<ScopePath> Paths => Left.Paths.Concat(Right.Paths);

        public override bool Holds(RunScope scope) => Left.Holds(scope) || Right.Holds(scope);
    }

    /// <summary>Not.</summary>
    internal sealed record Not(Condition Inner) : Condition
    {
        public override IEnumerable<ScopePath> Paths => Inner.Paths;

        public override bool Holds(RunScope scope) => !Inner.Holds(scope);
    }

    /// <summary>A value that is true or false by itself.</summary>
    internal sealed record Truth(Operand Value) : Condition
    {
        public override IEnumerable<ScopePath> Paths => Value.Paths;

        public override bool Holds(RunScope scope) => Value.In(scope) switch
        {
            null => false,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            _ => throw new InvalidDataException($"'{Value}' is neither true nor false; write '{Value} present', or compare it"),
        };
    }

    /// <summary>Whether something is there: no null, and no empty text, list or object.</summary>
    internal sealed record Present(Operand Value, bool Wanted) : Condition
    {
        public override IEnumerable<ScopePath> Paths => Value.Paths;

        public override bool Holds(RunScope scope) => IsThere(Value.In(scope)) == Wanted;

        private static bool IsThere(JsonElement? value) => value switch
        {
            null => false,
            { ValueKind: JsonValueKind.String } text => text.GetString()!.Length > 0,
            { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() > 0,
            { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().Any(),
            _ => true,
        };
    }

    /// <summary>Two values beside each other.</summary>
    internal sealed record Compared(Operand Left, Comparison How, Operand Right) : Condition
    {
        public override IEnumerable<ScopePath> Paths => Left.Paths.Concat(Right.Paths);

        public override bool Holds(RunScope scope) => Comparing.Holds(this, Left.In(scope), Right.In(scope));
    }
}

/// <summary>One side of a comparison: a path, or a value as written.</summary>
/// <param name="Path">The path; <see langword="null"/> for a value.</param>
/// <param name="Value">The value; <see langword="null"/> for a path.</param>
internal sealed record Operand(ScopePath? Path, JsonElement? Value)
{
    /// <summary>What it asks for.</summary>
    public ImmutableArray<ScopePath> Paths => Path is null ? [] : [Path];

    /// <summary>Its value in a run.</summary>
    /// <param name="scope">What is known.</param>
    /// <returns>The value; <see langword="null"/> when there is none.</returns>
    public JsonElement? In(RunScope scope) => Path is null ? Value : scope.Find(Path);

    /// <inheritdoc/>
    public override string ToString() => Path?.Text ?? Value?.GetRawText() ?? "null";
}

/// <summary>The ways to compare.</summary>
internal enum Comparison
{
    /// <summary>The same value.</summary>
    Equal,

    /// <summary>Another value.</summary>
    NotEqual,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or the same.</summary>
    AtMost,

    /// <summary>More.</summary>
    More,

    /// <summary>More or the same.</summary>
    AtLeast,

    /// <summary>The left, a list or a text, holds the right.</summary>
    Contains,

    /// <summary>The right, a list or a text, holds the left.</summary>
    In,
}

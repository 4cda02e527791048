namespace Suffice.Chat.Wires;

/// <summary>What a call is written for.</summary>
/// <param name="ModelId">The provider's id of the model.</param>
/// <param name="Stream">True to ask for a stream; usage at its end is then always asked for.</param>
public readonly record struct WireTarget(string ModelId, bool Stream)
{
    /// <summary>Anthropic's default answer limit here: long enough for any structured answer, and within every model's maximum.</summary>
    public const int UsualMaxOutputTokens = 4096;

    /// <summary>The answer limit sent to Anthropic, which demands one, when the caller named none; usually the model's maximum. Default 4096.</summary>
    public int DefaultMaxOutputTokens { get; init; } = UsualMaxOutputTokens;

    /// <summary>True when the model is known to think: only such a model takes a wish for its encrypted reasoning. Default false.</summary>
    public bool Thinks { get; init; }
}

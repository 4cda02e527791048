namespace Suffice.Catalog;

/// <summary>What a model can do, as far as a call may need it.</summary>
[Flags]
public enum ModelCapabilities
{
    /// <summary>Text in, text out.</summary>
    None = 0,

    /// <summary>Accepts images.</summary>
    Vision = 1,

    /// <summary>Accepts tool definitions and may call them.</summary>
    Tools = 2,

    /// <summary>Holds its answer to a JSON Schema by itself.</summary>
    JsonSchema = 4,

    /// <summary>Thinks before it answers and may bill for it.</summary>
    Reasoning = 8,

    /// <summary>Returns log-probabilities.</summary>
    Logprobs = 16,

    /// <summary>Accepts audio.</summary>
    Audio = 32,

    /// <summary>Makes embeddings; a model with this and nothing else gives no answers.</summary>
    Embeddings = 64,
}

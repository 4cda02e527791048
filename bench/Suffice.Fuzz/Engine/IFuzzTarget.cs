namespace Suffice.Fuzz.Engine;

/// <summary>One parser under fuzzing, with everything that must hold of it.</summary>
internal interface IFuzzTarget
{
    /// <summary>Its name on the command line; its seeds lie in the folder of this name.</summary>
    string Name { get; }

    /// <summary>The longest input tried: long enough for the grammar, short enough to be quick.</summary>
    int MostBytes { get; }

    /// <summary>What one input may cost.</summary>
    InputLimits Limits { get; }

    /// <summary>Words of the grammar, for mutations.</summary>
    IReadOnlyList<string> Words { get; }

    /// <summary>Reads an input and checks every law.</summary>
    /// <param name="input">The input.</param>
    /// <returns>What the parser made of it, coarsely: inputs with a new outcome are kept where coverage is not known.</returns>
    /// <exception cref="BrokenLawException">A law does not hold. Any other exception is a find too.</exception>
    string Try(ReadOnlyMemory<byte> input);
}

/// <summary>What one input may cost; a parser whose cost grows faster than its input breaks it.</summary>
/// <param name="Bytes">Allocated whatever the input.</param>
/// <param name="BytesPerByte">Allocated for each byte of the input.</param>
internal readonly record struct InputLimits(long Bytes, long BytesPerByte)
{
    /// <summary>The processor time whatever the input.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The processor time for each byte of the input.</summary>
    public TimeSpan TimePerByte { get; init; } = TimeSpan.FromMicroseconds(50);
}

/// <summary>Something that must hold of a parser does not.</summary>
/// <param name="law">The law, in a few words that are the same for every input.</param>
/// <param name="detail">What was found instead.</param>
internal sealed class BrokenLawException(string law, string detail) : Exception($"{law}: {detail}")
{
    /// <summary>The law.</summary>
    public string Law { get; } = law;
}

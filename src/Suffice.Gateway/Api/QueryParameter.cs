using System.Collections.Immutable;

namespace Suffice.Gateway.Api;

/// <summary>A parameter of an endpoint's query: what reads it and what documents it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it asks for.</param>
/// <param name="Form">What its value must be.</param>
internal sealed record QueryParameter(string Name, string Description, QueryForm Form = QueryForm.Text)
{
    /// <summary>The words it may be; of <see cref="QueryForm.Word"/>.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>The least it may be; of <see cref="QueryForm.Number"/>.</summary>
    public int Least { get; init; }

    /// <summary>The most it may be; of <see cref="QueryForm.Number"/>.</summary>
    public int Most { get; init; }

    /// <summary>What holds when it is not given; <see langword="null"/> for no condition.</summary>
    public string? Default { get; init; }
}

/// <summary>What the value of a parameter must be.</summary>
internal enum QueryForm
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A day or a time.</summary>
    Time,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>One of some words.</summary>
    Word,
}

namespace Suffice.Schemas;

/// <summary>A schema that cannot be used: where it is wrong, what is wrong and what would be right.</summary>
public sealed class JsonSchemaException : Exception
{
    /// <summary>Creates the exception for one place of a schema.</summary>
    /// <param name="pointer">JSON pointer of the place, after the document's URI if it is not the schema itself.</param>
    /// <param name="problem">What is wrong there.</param>
    /// <param name="remedy">What would be right.</param>
    /// <param name="inner">What brought it to light, if anything.</param>
    public JsonSchemaException(string pointer, string problem, string remedy, Exception? inner = null)
        : base($"{pointer}: {problem}; {remedy}", inner)
    {
        Pointer = pointer;
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>JSON pointer of the place, such as <c>#/properties/age/type</c>.</summary>
    public string Pointer { get; }

    /// <summary>What is wrong there.</summary>
    public string Problem { get; }

    /// <summary>What would be right.</summary>
    public string Remedy { get; }
}

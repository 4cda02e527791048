using System.Collections.Immutable;

namespace Suffice.Catalog;

/// <summary>A price table that cannot be used, with everything that is wrong in it.</summary>
/// <param name="errors">Each error as <c>file:line:column path: what is wrong; what would be right</c>.</param>
public sealed class CatalogFormatException(ImmutableArray<string> errors)
    : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>Each error as <c>file:line:column path: what is wrong; what would be right</c>.</summary>
    public ImmutableArray<string> Errors => errors;
}

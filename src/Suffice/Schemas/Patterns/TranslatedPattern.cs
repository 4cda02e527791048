namespace Suffice.Schemas.Patterns;

/// <summary>A pattern in .NET's own syntax.</summary>
/// <param name="Text">The pattern.</param>
/// <param name="MayRunLinear">Whether the linear engine may try it: false when its counted repeats would swell its states.</param>
internal readonly record struct TranslatedPattern(string Text, bool MayRunLinear);

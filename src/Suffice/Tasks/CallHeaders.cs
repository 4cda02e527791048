namespace Suffice.Tasks;

/// <summary>Looks up a header of the call; <see langword="null"/> when absent.</summary>
/// <param name="name">The header's name, in any case.</param>
/// <returns>Its value.</returns>
public delegate string? CallHeaders(string name);

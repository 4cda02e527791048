namespace Suffice.Gateway.Api;

/// <summary>Why a question is not answered, in the form of OpenAI's errors.</summary>
/// <param name="Error">Why.</param>
internal sealed record ErrorView(ErrorDetail Error);

/// <summary>An error.</summary>
/// <param name="Message">What is wrong, and what would be right.</param>
/// <param name="Type">Its kind, as OpenAI names kinds.</param>
/// <param name="Param">The parameter it is about; <see langword="null"/> where it is about none.</param>
/// <param name="Code">Which it is.</param>
internal sealed record ErrorDetail(string Message, string Type, string? Param, string? Code);

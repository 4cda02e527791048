using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Logging;

namespace Suffice.Gateway.Access.Sessions;

/// <summary>Keeps what seals sessions. The folder is opened when it is first needed: where it cannot be, pages fail, and calls go on.</summary>
internal sealed class SealingKeys(SessionFolder folder, ILoggerFactory loggers, ILogger<SealingKeys> logger) : IXmlRepository
{
    // What the disk refuses now it may take later: a failure is not kept.
    private readonly Lazy<FileSystemXmlRepository> files = new(() => Open(folder, loggers, logger), LazyThreadSafetyMode.PublicationOnly);

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => files.Value.GetAllElements();

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) => files.Value.StoreElement(element, friendlyName);

    private static FileSystemXmlRepository Open(SessionFolder folder, ILoggerFactory loggers, ILogger logger)
    {
        try
        {
            return new FileSystemXmlRepository(folder.Open("keys"), loggers);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            GatewayLog.NoSessions(logger, refused.Message);
            throw;
        }
    }
}

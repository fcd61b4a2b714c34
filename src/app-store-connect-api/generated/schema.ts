// Made by tools/derive-app-store-spec.ts from the spec with SHA-256 04f0287517874379e5899180ab2f75d993d4e3d5185f3aae548eb4e57d787a87.
export interface paths {
	"/v1/apps": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[name]"?: components["parameters"]["filter.name"];
					"filter[bundleId]"?: string[];
					"filter[sku]"?: string[];
					/** @deprecated */
					"filter[appStoreVersions.appStoreState]"?: ("ACCEPTED" | "DEVELOPER_REMOVED_FROM_SALE" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_CONTRACT" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PREORDER_READY_FOR_SALE" | "PROCESSING_FOR_APP_STORE" | "READY_FOR_REVIEW" | "READY_FOR_SALE" | "REJECTED" | "REMOVED_FROM_SALE" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW" | "REPLACED_WITH_NEW_VERSION" | "NOT_APPLICABLE")[];
					"filter[appStoreVersions.platform]"?: ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[];
					"filter[appStoreVersions.appVersionState]"?: ("ACCEPTED" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_VERSION" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW")[];
					"filter[reviewSubmissions.state]"?: ("READY_FOR_REVIEW" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "UNRESOLVED_ISSUES" | "CANCELING" | "COMPLETING" | "COMPLETE")[];
					"filter[reviewSubmissions.platform]"?: ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[];
					"filter[appStoreVersions]"?: string[];
					"filter[id]"?: components["parameters"]["filter.id"];
					/** @deprecated */
					"exists[gameCenterEnabledVersions]"?: boolean;
					sort?: ("name" | "-name" | "bundleId" | "-bundleId" | "sku" | "-sku")[];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					"fields[betaGroups]"?: components["parameters"]["fields.betaGroups"];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions"];
					"fields[preReleaseVersions]"?: components["parameters"]["fields.preReleaseVersions"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					"fields[betaAppReviewDetails]"?: components["parameters"]["fields.betaAppReviewDetails"];
					"fields[appInfos]"?: components["parameters"]["fields.appInfos"];
					"fields[reviewSubmissions]"?: components["parameters"]["fields.reviewSubmissions"];
					limit?: components["parameters"]["limit"];
					include?: components["parameters"]["include.5"];
					"limit[androidToIosAppMappingDetails]"?: components["parameters"]["limit.androidToIosAppMappingDetails"];
					"limit[appClips]"?: components["parameters"]["limit.appClips"];
					"limit[appCustomProductPages]"?: components["parameters"]["limit.appCustomProductPages"];
					"limit[appEncryptionDeclarations]"?: components["parameters"]["limit.appEncryptionDeclarations"];
					"limit[appEvents]"?: components["parameters"]["limit.appEvents"];
					"limit[appInfos]"?: components["parameters"]["limit.appInfos"];
					"limit[appStoreVersionExperimentsV2]"?: components["parameters"]["limit.appStoreVersionExperimentsV2"];
					"limit[appStoreVersions]"?: components["parameters"]["limit.appStoreVersions"];
					"limit[betaAppLocalizations]"?: components["parameters"]["limit.betaAppLocalizations"];
					"limit[betaGroups]"?: components["parameters"]["limit.betaGroups"];
					"limit[builds]"?: components["parameters"]["limit.builds.2"];
					/** @deprecated */
					"limit[gameCenterEnabledVersions]"?: components["parameters"]["limit.gameCenterEnabledVersions"];
					/** @deprecated */
					"limit[inAppPurchases]"?: components["parameters"]["limit.inAppPurchases"];
					"limit[inAppPurchasesV2]"?: components["parameters"]["limit.inAppPurchasesV2"];
					"limit[preReleaseVersions]"?: components["parameters"]["limit.preReleaseVersions"];
					"limit[promotedPurchases]"?: components["parameters"]["limit.promotedPurchases"];
					"limit[reviewSubmissions]"?: components["parameters"]["limit.reviewSubmissions"];
					"limit[subscriptionGroups]"?: components["parameters"]["limit.subscriptionGroups"];
				};
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/apps/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[apps]"?: components["parameters"]["fields.apps"];
					"fields[betaGroups]"?: components["parameters"]["fields.betaGroups"];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions"];
					"fields[preReleaseVersions]"?: components["parameters"]["fields.preReleaseVersions"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					"fields[betaAppReviewDetails]"?: components["parameters"]["fields.betaAppReviewDetails"];
					"fields[appInfos]"?: components["parameters"]["fields.appInfos"];
					"fields[reviewSubmissions]"?: components["parameters"]["fields.reviewSubmissions"];
					include?: components["parameters"]["include.5"];
					"limit[androidToIosAppMappingDetails]"?: components["parameters"]["limit.androidToIosAppMappingDetails"];
					"limit[appClips]"?: components["parameters"]["limit.appClips"];
					"limit[appCustomProductPages]"?: components["parameters"]["limit.appCustomProductPages"];
					"limit[appEncryptionDeclarations]"?: components["parameters"]["limit.appEncryptionDeclarations"];
					"limit[appEvents]"?: components["parameters"]["limit.appEvents"];
					"limit[appInfos]"?: components["parameters"]["limit.appInfos"];
					"limit[appStoreVersionExperimentsV2]"?: components["parameters"]["limit.appStoreVersionExperimentsV2"];
					"limit[appStoreVersions]"?: components["parameters"]["limit.appStoreVersions"];
					"limit[betaAppLocalizations]"?: components["parameters"]["limit.betaAppLocalizations"];
					"limit[betaGroups]"?: components["parameters"]["limit.betaGroups"];
					"limit[builds]"?: components["parameters"]["limit.builds.2"];
					/** @deprecated */
					"limit[gameCenterEnabledVersions]"?: components["parameters"]["limit.gameCenterEnabledVersions"];
					/** @deprecated */
					"limit[inAppPurchases]"?: components["parameters"]["limit.inAppPurchases"];
					"limit[inAppPurchasesV2]"?: components["parameters"]["limit.inAppPurchasesV2"];
					"limit[preReleaseVersions]"?: components["parameters"]["limit.preReleaseVersions"];
					"limit[promotedPurchases]"?: components["parameters"]["limit.promotedPurchases"];
					"limit[reviewSubmissions]"?: components["parameters"]["limit.reviewSubmissions"];
					"limit[subscriptionGroups]"?: components["parameters"]["limit.subscriptionGroups"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/apps/{id}/appAvailabilityV2": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appAvailabilities]"?: ("availableInNewTerritories" | "territoryAvailabilities")[];
					"fields[territoryAvailabilities]"?: components["parameters"]["fields.territoryAvailabilities"];
					include?: "territoryAvailabilities"[];
					"limit[territoryAvailabilities]"?: number;
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppAvailabilityV2Response"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/apps/{id}/appInfos": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appInfos]"?: components["parameters"]["fields.appInfos.2"];
					"fields[apps]"?: components["parameters"]["fields.apps.2"];
					"fields[ageRatingDeclarations]"?: components["parameters"]["fields.ageRatingDeclarations"];
					"fields[appInfoLocalizations]"?: components["parameters"]["fields.appInfoLocalizations.2"];
					"fields[appCategories]"?: ("platforms" | "subcategories" | "parent")[];
					limit?: components["parameters"]["limit"];
					include?: ("app" | "ageRatingDeclaration" | "appInfoLocalizations" | "primaryCategory" | "primarySubcategoryOne" | "primarySubcategoryTwo" | "secondaryCategory" | "secondarySubcategoryOne" | "secondarySubcategoryTwo")[];
					"limit[appInfoLocalizations]"?: number;
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppInfosResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/apps/{id}/appStoreVersions": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[platform]"?: components["parameters"]["filter.platform.2"];
					"filter[versionString]"?: string[];
					/** @deprecated */
					"filter[appStoreState]"?: ("ACCEPTED" | "DEVELOPER_REMOVED_FROM_SALE" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_CONTRACT" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PREORDER_READY_FOR_SALE" | "PROCESSING_FOR_APP_STORE" | "READY_FOR_REVIEW" | "READY_FOR_SALE" | "REJECTED" | "REMOVED_FROM_SALE" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW" | "REPLACED_WITH_NEW_VERSION" | "NOT_APPLICABLE")[];
					"filter[appVersionState]"?: ("ACCEPTED" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_VERSION" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW")[];
					"filter[id]"?: string[];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions.2"];
					"fields[apps]"?: components["parameters"]["fields.apps.2"];
					"fields[appStoreVersionLocalizations]"?: components["parameters"]["fields.appStoreVersionLocalizations.2"];
					"fields[builds]"?: components["parameters"]["fields.builds.2"];
					"fields[appStoreVersionPhasedReleases]"?: components["parameters"]["fields.appStoreVersionPhasedReleases"];
					"fields[appStoreReviewDetails]"?: components["parameters"]["fields.appStoreReviewDetails.2"];
					limit?: components["parameters"]["limit"];
					include?: components["parameters"]["include"];
					"limit[appStoreVersionLocalizations]"?: components["parameters"]["limit.appStoreVersionLocalizations"];
					/** @deprecated */
					"limit[appStoreVersionExperiments]"?: components["parameters"]["limit.appStoreVersionExperiments"];
					"limit[appStoreVersionExperimentsV2]"?: components["parameters"]["limit.appStoreVersionExperimentsV2.2"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/apps/{id}/betaGroups": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[betaGroups]"?: ("name" | "createdDate" | "isInternalGroup" | "hasAccessToAllBuilds" | "publicLinkEnabled" | "publicLinkId" | "publicLinkLimitEnabled" | "publicLinkLimit" | "publicLink" | "feedbackEnabled" | "iosBuildsAvailableForAppleSiliconMac" | "iosBuildsAvailableForAppleVision" | "app" | "builds" | "betaTesters" | "betaRecruitmentCriteria" | "betaRecruitmentCriterionCompatibleBuildCheck")[];
					limit?: components["parameters"]["limit"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaGroupsWithoutIncludesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/apps/{id}/buildUploads": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[cfBundleShortVersionString]"?: string[];
					"filter[cfBundleVersion]"?: string[];
					"filter[platform]"?: components["parameters"]["filter.platform.2"];
					"filter[state]"?: string[];
					sort?: ("cfBundleVersion" | "-cfBundleVersion" | "uploadedDate" | "-uploadedDate")[];
					"fields[buildUploads]"?: ("cfBundleShortVersionString" | "cfBundleVersion" | "createdDate" | "state" | "platform" | "uploadedDate" | "build" | "assetFile" | "assetDescriptionFile" | "assetSpiFile" | "buildUploadFiles")[];
					"fields[builds]"?: components["parameters"]["fields.builds.2"];
					"fields[buildUploadFiles]"?: components["parameters"]["fields.buildUploadFiles.2"];
					limit?: components["parameters"]["limit"];
					include?: ("build" | "assetFile" | "assetDescriptionFile" | "assetSpiFile")[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildUploadsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/apps/{id}/builds": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[builds]"?: components["parameters"]["fields.builds.2"];
					limit?: components["parameters"]["limit"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildsWithoutIncludesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/apps/{id}/customerReviews": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[territory]"?: components["parameters"]["filter.territory"];
					"filter[rating]"?: components["parameters"]["filter.rating"];
					"filter[reviewTerritory]"?: components["parameters"]["filter.reviewTerritory"];
					"exists[publishedResponse]"?: components["parameters"]["exists.publishedResponse"];
					sort?: components["parameters"]["sort"];
					"fields[customerReviews]"?: components["parameters"]["fields.customerReviews.2"];
					"fields[customerReviewResponses]"?: components["parameters"]["fields.customerReviewResponses.2"];
					"fields[territories]"?: components["parameters"]["fields.territories.2"];
					limit?: components["parameters"]["limit"];
					include?: components["parameters"]["include.9"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["CustomerReviewsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/apps/{id}/preReleaseVersions": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[preReleaseVersions]"?: components["parameters"]["fields.preReleaseVersions.2"];
					limit?: components["parameters"]["limit"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["PreReleaseVersionsWithoutIncludesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/apps/{id}/reviewSubmissions": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[platform]"?: components["parameters"]["filter.platform.2"];
					"filter[state]"?: ("READY_FOR_REVIEW" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "UNRESOLVED_ISSUES" | "CANCELING" | "COMPLETING" | "COMPLETE")[];
					"fields[reviewSubmissions]"?: ("platform" | "submittedDate" | "state" | "app" | "items" | "appStoreVersionForReview" | "submittedByActor" | "lastUpdatedByActor")[];
					"fields[apps]"?: components["parameters"]["fields.apps.2"];
					"fields[reviewSubmissionItems]"?: components["parameters"]["fields.reviewSubmissionItems.2"];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions.2"];
					limit?: components["parameters"]["limit"];
					include?: ("app" | "items" | "appStoreVersionForReview" | "submittedByActor" | "lastUpdatedByActor")[];
					"limit[items]"?: number;
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["ReviewSubmissionsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/apps/{id}/webhooks": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[webhooks]"?: ("enabled" | "eventTypes" | "name" | "url" | "app" | "deliveries")[];
					"fields[apps]"?: components["parameters"]["fields.apps.2"];
					limit?: components["parameters"]["limit"];
					include?: "app"[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["WebhooksResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreVersions": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppStoreVersionCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreVersions/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					"fields[appStoreVersionLocalizations]"?: components["parameters"]["fields.appStoreVersionLocalizations"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					"fields[appStoreVersionPhasedReleases]"?: ("phasedReleaseState" | "startDate" | "totalPauseDuration" | "currentDayNumber")[];
					"fields[appStoreReviewDetails]"?: components["parameters"]["fields.appStoreReviewDetails"];
					include?: ("app" | "appStoreVersionLocalizations" | "build" | "appStoreVersionPhasedRelease" | "gameCenterAppVersion" | "routingAppCoverage" | "appStoreReviewDetail" | "appStoreVersionSubmission" | "appClipDefaultExperience" | "appStoreVersionExperiments" | "appStoreVersionExperimentsV2" | "alternativeDistributionPackage")[];
					/** @deprecated */
					"limit[appStoreVersionExperiments]"?: number;
					"limit[appStoreVersionExperimentsV2]"?: components["parameters"]["limit.appStoreVersionExperimentsV2"];
					"limit[appStoreVersionLocalizations]"?: number;
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppStoreVersionUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/appStoreVersions/{id}/appStoreReviewDetail": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appStoreReviewDetails]"?: components["parameters"]["fields.appStoreReviewDetails.2"];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions.2"];
					"fields[appStoreReviewAttachments]"?: components["parameters"]["fields.appStoreReviewAttachments.2"];
					include?: ("appStoreVersion" | "appStoreReviewAttachments")[];
					"limit[appStoreReviewAttachments]"?: number;
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreReviewDetailResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreVersions/{id}/appStoreVersionLocalizations": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[locale]"?: components["parameters"]["filter.locale"];
					"fields[appStoreVersionLocalizations]"?: components["parameters"]["fields.appStoreVersionLocalizations.2"];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions.2"];
					"fields[appScreenshotSets]"?: components["parameters"]["fields.appScreenshotSets.2"];
					limit?: components["parameters"]["limit"];
					include?: ("appStoreVersion" | "appScreenshotSets" | "appPreviewSets" | "searchKeywords")[];
					"limit[appScreenshotSets]"?: number;
					"limit[appPreviewSets]"?: number;
					"limit[searchKeywords]"?: number;
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionLocalizationsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreVersions/{id}/appStoreVersionPhasedRelease": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appStoreVersionPhasedReleases]"?: components["parameters"]["fields.appStoreVersionPhasedReleases"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionPhasedReleaseWithoutIncludesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreVersions/{id}/build": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[builds]"?: components["parameters"]["fields.builds.2"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildWithoutIncludesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreVersions/{id}/customerReviews": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[territory]"?: components["parameters"]["filter.territory"];
					"filter[rating]"?: components["parameters"]["filter.rating"];
					"filter[reviewTerritory]"?: components["parameters"]["filter.reviewTerritory"];
					"exists[publishedResponse]"?: components["parameters"]["exists.publishedResponse"];
					sort?: components["parameters"]["sort"];
					"fields[customerReviews]"?: components["parameters"]["fields.customerReviews.2"];
					"fields[customerReviewResponses]"?: components["parameters"]["fields.customerReviewResponses.2"];
					"fields[territories]"?: components["parameters"]["fields.territories.2"];
					limit?: components["parameters"]["limit"];
					include?: components["parameters"]["include.9"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["CustomerReviewsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreVersions/{id}/relationships/build": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionBuildLinkageResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppStoreVersionBuildLinkageRequest"];
				};
			};
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/appStoreVersionLocalizations": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppStoreVersionLocalizationCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionLocalizationResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreVersionLocalizations/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appStoreVersionLocalizations]"?: components["parameters"]["fields.appStoreVersionLocalizations"];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions"];
					"fields[appScreenshotSets]"?: components["parameters"]["fields.appScreenshotSets"];
					include?: ("appStoreVersion" | "appScreenshotSets" | "appPreviewSets" | "searchKeywords")[];
					"limit[appPreviewSets]"?: number;
					"limit[appScreenshotSets]"?: number;
					"limit[searchKeywords]"?: number;
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionLocalizationResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppStoreVersionLocalizationUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionLocalizationResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/appStoreVersionLocalizations/{id}/appScreenshotSets": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[screenshotDisplayType]"?: ("APP_IPHONE_67" | "APP_IPHONE_61" | "APP_IPHONE_65" | "APP_IPHONE_58" | "APP_IPHONE_55" | "APP_IPHONE_47" | "APP_IPHONE_40" | "APP_IPHONE_35" | "APP_IPAD_PRO_3GEN_129" | "APP_IPAD_PRO_3GEN_11" | "APP_IPAD_PRO_129" | "APP_IPAD_105" | "APP_IPAD_97" | "APP_DESKTOP" | "APP_WATCH_ULTRA" | "APP_WATCH_SERIES_10" | "APP_WATCH_SERIES_7" | "APP_WATCH_SERIES_4" | "APP_WATCH_SERIES_3" | "APP_APPLE_TV" | "APP_APPLE_VISION_PRO" | "IMESSAGE_APP_IPHONE_67" | "IMESSAGE_APP_IPHONE_61" | "IMESSAGE_APP_IPHONE_65" | "IMESSAGE_APP_IPHONE_58" | "IMESSAGE_APP_IPHONE_55" | "IMESSAGE_APP_IPHONE_47" | "IMESSAGE_APP_IPHONE_40" | "IMESSAGE_APP_IPAD_PRO_3GEN_129" | "IMESSAGE_APP_IPAD_PRO_3GEN_11" | "IMESSAGE_APP_IPAD_PRO_129" | "IMESSAGE_APP_IPAD_105" | "IMESSAGE_APP_IPAD_97")[];
					"filter[appCustomProductPageLocalization]"?: string[];
					"filter[appStoreVersionExperimentTreatmentLocalization]"?: string[];
					"fields[appScreenshotSets]"?: components["parameters"]["fields.appScreenshotSets.2"];
					"fields[appStoreVersionLocalizations]"?: components["parameters"]["fields.appStoreVersionLocalizations.2"];
					"fields[appScreenshots]"?: components["parameters"]["fields.appScreenshots.2"];
					limit?: components["parameters"]["limit"];
					include?: ("appStoreVersionLocalization" | "appCustomProductPageLocalization" | "appStoreVersionExperimentTreatmentLocalization" | "appScreenshots")[];
					"limit[appScreenshots]"?: number;
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppScreenshotSetsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreVersionPhasedReleases": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppStoreVersionPhasedReleaseCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionPhasedReleaseResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreVersionPhasedReleases/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get?: never;
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppStoreVersionPhasedReleaseUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionPhasedReleaseResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/appStoreVersionReleaseRequests": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppStoreVersionReleaseRequestCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionReleaseRequestResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/reviewSubmissions": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get: {
			parameters: {
				query: {
					"filter[platform]"?: components["parameters"]["filter.platform"];
					"filter[state]"?: ("READY_FOR_REVIEW" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "UNRESOLVED_ISSUES" | "CANCELING" | "COMPLETING" | "COMPLETE")[];
					"filter[app]": components["parameters"]["filter.app.2"];
					"fields[reviewSubmissions]"?: components["parameters"]["fields.reviewSubmissions"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					"fields[reviewSubmissionItems]"?: components["parameters"]["fields.reviewSubmissionItems"];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions"];
					limit?: components["parameters"]["limit"];
					include?: components["parameters"]["include.3"];
					"limit[items]"?: components["parameters"]["limit.items"];
				};
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["ReviewSubmissionsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["ReviewSubmissionCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["ReviewSubmissionResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/reviewSubmissions/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[reviewSubmissions]"?: components["parameters"]["fields.reviewSubmissions"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					"fields[reviewSubmissionItems]"?: components["parameters"]["fields.reviewSubmissionItems"];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions"];
					include?: components["parameters"]["include.3"];
					"limit[items]"?: components["parameters"]["limit.items"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["ReviewSubmissionResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["ReviewSubmissionUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["ReviewSubmissionResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/reviewSubmissions/{id}/items": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[reviewSubmissionItems]"?: components["parameters"]["fields.reviewSubmissionItems.2"];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions.2"];
					limit?: components["parameters"]["limit"];
					include?: ("appStoreVersion" | "appCustomProductPageVersion" | "appStoreVersionExperiment" | "appStoreVersionExperimentV2" | "appEvent" | "backgroundAssetVersion" | "gameCenterAchievementVersion" | "gameCenterActivityVersion" | "gameCenterChallengeVersion" | "gameCenterLeaderboardSetVersion" | "gameCenterLeaderboardVersion" | "inAppPurchaseVersion" | "subscriptionVersion" | "subscriptionGroupVersion")[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["ReviewSubmissionItemsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/reviewSubmissionItems": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["ReviewSubmissionItemCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["ReviewSubmissionItemResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/reviewSubmissionItems/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get?: never;
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["ReviewSubmissionItemUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["ReviewSubmissionItemResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/buildUploads": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BuildUploadCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildUploadResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/buildUploads/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[buildUploads]"?: components["parameters"]["fields.buildUploads"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					"fields[buildUploadFiles]"?: components["parameters"]["fields.buildUploadFiles"];
					include?: ("build" | "assetFile" | "assetDescriptionFile" | "assetSpiFile")[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildUploadResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/buildUploads/{id}/buildUploadFiles": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[buildUploadFiles]"?: components["parameters"]["fields.buildUploadFiles.2"];
					limit?: components["parameters"]["limit"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildUploadFilesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/buildUploadFiles": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BuildUploadFileCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildUploadFileResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/buildUploadFiles/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[buildUploadFiles]"?: components["parameters"]["fields.buildUploadFiles"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildUploadFileResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BuildUploadFileUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildUploadFileResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/builds": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[version]"?: components["parameters"]["filter.version"];
					"filter[expired]"?: string[];
					"filter[processingState]"?: ("PROCESSING" | "FAILED" | "INVALID" | "VALID")[];
					"filter[betaAppReviewSubmission.betaReviewState]"?: ("WAITING_FOR_REVIEW" | "IN_REVIEW" | "REJECTED" | "APPROVED")[];
					"filter[usesNonExemptEncryption]"?: string[];
					"filter[preReleaseVersion.version]"?: string[];
					"filter[preReleaseVersion.platform]"?: ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[];
					"filter[buildAudienceType]"?: ("INTERNAL_ONLY" | "APP_STORE_ELIGIBLE")[];
					"filter[preReleaseVersion]"?: string[];
					"filter[app]"?: components["parameters"]["filter.app"];
					"filter[betaGroups]"?: components["parameters"]["filter.betaGroups"];
					"filter[appStoreVersion]"?: string[];
					"filter[id]"?: components["parameters"]["filter.id"];
					"exists[usesNonExemptEncryption]"?: boolean;
					sort?: ("version" | "-version" | "uploadedDate" | "-uploadedDate" | "preReleaseVersion" | "-preReleaseVersion")[];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					"fields[preReleaseVersions]"?: components["parameters"]["fields.preReleaseVersions"];
					"fields[betaTesters]"?: components["parameters"]["fields.betaTesters"];
					"fields[betaGroups]"?: components["parameters"]["fields.betaGroups"];
					"fields[betaBuildLocalizations]"?: components["parameters"]["fields.betaBuildLocalizations"];
					"fields[betaAppReviewSubmissions]"?: components["parameters"]["fields.betaAppReviewSubmissions"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					"fields[buildBetaDetails]"?: components["parameters"]["fields.buildBetaDetails"];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions"];
					"fields[buildUploads]"?: components["parameters"]["fields.buildUploads"];
					limit?: components["parameters"]["limit"];
					include?: components["parameters"]["include.8"];
					"limit[betaBuildLocalizations]"?: components["parameters"]["limit.betaBuildLocalizations"];
					"limit[betaGroups]"?: components["parameters"]["limit.betaGroups"];
					"limit[buildBundles]"?: components["parameters"]["limit.buildBundles"];
					"limit[icons]"?: components["parameters"]["limit.icons"];
					"limit[individualTesters]"?: components["parameters"]["limit.individualTesters"];
				};
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/builds/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[builds]"?: components["parameters"]["fields.builds"];
					"fields[preReleaseVersions]"?: components["parameters"]["fields.preReleaseVersions"];
					"fields[betaTesters]"?: components["parameters"]["fields.betaTesters"];
					"fields[betaGroups]"?: components["parameters"]["fields.betaGroups"];
					"fields[betaBuildLocalizations]"?: components["parameters"]["fields.betaBuildLocalizations"];
					"fields[betaAppReviewSubmissions]"?: components["parameters"]["fields.betaAppReviewSubmissions"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					"fields[buildBetaDetails]"?: components["parameters"]["fields.buildBetaDetails"];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions"];
					"fields[buildUploads]"?: components["parameters"]["fields.buildUploads"];
					include?: components["parameters"]["include.8"];
					"limit[betaBuildLocalizations]"?: components["parameters"]["limit.betaBuildLocalizations"];
					"limit[betaGroups]"?: components["parameters"]["limit.betaGroups"];
					"limit[buildBundles]"?: components["parameters"]["limit.buildBundles"];
					"limit[icons]"?: components["parameters"]["limit.icons"];
					"limit[individualTesters]"?: components["parameters"]["limit.individualTesters"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BuildUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/builds/{id}/app": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[apps]"?: components["parameters"]["fields.apps.2"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppWithoutIncludesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/builds/{id}/appStoreVersion": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions.2"];
					"fields[apps]"?: components["parameters"]["fields.apps.2"];
					"fields[appStoreVersionLocalizations]"?: components["parameters"]["fields.appStoreVersionLocalizations.2"];
					"fields[builds]"?: components["parameters"]["fields.builds.2"];
					"fields[appStoreVersionPhasedReleases]"?: components["parameters"]["fields.appStoreVersionPhasedReleases"];
					"fields[appStoreReviewDetails]"?: components["parameters"]["fields.appStoreReviewDetails.2"];
					include?: components["parameters"]["include"];
					"limit[appStoreVersionLocalizations]"?: components["parameters"]["limit.appStoreVersionLocalizations"];
					/** @deprecated */
					"limit[appStoreVersionExperiments]"?: components["parameters"]["limit.appStoreVersionExperiments"];
					"limit[appStoreVersionExperimentsV2]"?: components["parameters"]["limit.appStoreVersionExperimentsV2.2"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreVersionResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/builds/{id}/betaAppReviewSubmission": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[betaAppReviewSubmissions]"?: ("betaReviewState" | "submittedDate" | "build")[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaAppReviewSubmissionWithoutIncludesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/builds/{id}/betaBuildLocalizations": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[betaBuildLocalizations]"?: ("whatsNew" | "locale" | "build")[];
					limit?: components["parameters"]["limit"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaBuildLocalizationsWithoutIncludesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/builds/{id}/buildBetaDetail": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[buildBetaDetails]"?: ("autoNotifyEnabled" | "internalBuildState" | "externalBuildState" | "build")[];
					"fields[builds]"?: components["parameters"]["fields.builds.2"];
					include?: "build"[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildBetaDetailResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/builds/{id}/preReleaseVersion": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[preReleaseVersions]"?: components["parameters"]["fields.preReleaseVersions.2"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["PrereleaseVersionWithoutIncludesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/builds/{id}/relationships/betaGroups": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BuildBetaGroupsLinkagesRequest"];
				};
			};
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BuildBetaGroupsLinkagesRequest"];
				};
			};
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/preReleaseVersions": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[builds.buildAudienceType]"?: ("INTERNAL_ONLY" | "APP_STORE_ELIGIBLE")[];
					"filter[builds.expired]"?: string[];
					"filter[builds.processingState]"?: ("PROCESSING" | "FAILED" | "INVALID" | "VALID")[];
					"filter[builds.version]"?: string[];
					"filter[platform]"?: components["parameters"]["filter.platform"];
					"filter[version]"?: components["parameters"]["filter.version"];
					"filter[app]"?: components["parameters"]["filter.app"];
					"filter[builds]"?: components["parameters"]["filter.builds"];
					sort?: ("version" | "-version")[];
					"fields[preReleaseVersions]"?: components["parameters"]["fields.preReleaseVersions"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					limit?: components["parameters"]["limit"];
					include?: components["parameters"]["include.7"];
					"limit[builds]"?: components["parameters"]["limit.builds.2"];
				};
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["PreReleaseVersionsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/preReleaseVersions/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[preReleaseVersions]"?: components["parameters"]["fields.preReleaseVersions"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					include?: components["parameters"]["include.7"];
					"limit[builds]"?: components["parameters"]["limit.builds.2"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["PrereleaseVersionResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/preReleaseVersions/{id}/builds": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[builds]"?: components["parameters"]["fields.builds.2"];
					limit?: components["parameters"]["limit"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildsWithoutIncludesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/betaAppReviewDetails": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get: {
			parameters: {
				query: {
					"filter[app]": components["parameters"]["filter.app.2"];
					"fields[betaAppReviewDetails]"?: components["parameters"]["fields.betaAppReviewDetails"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					limit?: components["parameters"]["limit"];
					include?: components["parameters"]["include.4"];
				};
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaAppReviewDetailsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/betaAppReviewDetails/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[betaAppReviewDetails]"?: components["parameters"]["fields.betaAppReviewDetails"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					include?: components["parameters"]["include.4"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaAppReviewDetailResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BetaAppReviewDetailUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaAppReviewDetailResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/betaAppReviewSubmissions": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get: {
			parameters: {
				query: {
					"filter[betaReviewState]"?: ("WAITING_FOR_REVIEW" | "IN_REVIEW" | "REJECTED" | "APPROVED")[];
					"filter[build]": string[];
					"fields[betaAppReviewSubmissions]"?: components["parameters"]["fields.betaAppReviewSubmissions"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					limit?: components["parameters"]["limit"];
					include?: components["parameters"]["include.6"];
				};
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaAppReviewSubmissionsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BetaAppReviewSubmissionCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaAppReviewSubmissionResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/betaAppReviewSubmissions/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[betaAppReviewSubmissions]"?: components["parameters"]["fields.betaAppReviewSubmissions"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					include?: components["parameters"]["include.6"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaAppReviewSubmissionResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/betaBuildLocalizations": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[locale]"?: string[];
					"filter[build]"?: components["parameters"]["filter.build"];
					"fields[betaBuildLocalizations]"?: components["parameters"]["fields.betaBuildLocalizations"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					limit?: components["parameters"]["limit"];
					include?: components["parameters"]["include.6"];
				};
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaBuildLocalizationsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BetaBuildLocalizationCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaBuildLocalizationResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/betaBuildLocalizations/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[betaBuildLocalizations]"?: components["parameters"]["fields.betaBuildLocalizations"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					include?: components["parameters"]["include.6"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaBuildLocalizationResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BetaBuildLocalizationUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaBuildLocalizationResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/betaGroups": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[name]"?: components["parameters"]["filter.name"];
					"filter[isInternalGroup]"?: string[];
					"filter[publicLinkEnabled]"?: string[];
					"filter[publicLinkLimitEnabled]"?: string[];
					"filter[publicLink]"?: string[];
					"filter[app]"?: components["parameters"]["filter.app"];
					"filter[builds]"?: components["parameters"]["filter.builds"];
					"filter[id]"?: components["parameters"]["filter.id"];
					sort?: ("name" | "-name" | "createdDate" | "-createdDate" | "publicLinkEnabled" | "-publicLinkEnabled" | "publicLinkLimit" | "-publicLinkLimit")[];
					"fields[betaGroups]"?: components["parameters"]["fields.betaGroups"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					"fields[betaTesters]"?: components["parameters"]["fields.betaTesters"];
					limit?: components["parameters"]["limit"];
					include?: components["parameters"]["include.2"];
					"limit[betaTesters]"?: components["parameters"]["limit.betaTesters"];
					"limit[builds]"?: components["parameters"]["limit.builds"];
				};
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaGroupsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BetaGroupCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaGroupResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/betaGroups/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[betaGroups]"?: components["parameters"]["fields.betaGroups"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					"fields[betaTesters]"?: components["parameters"]["fields.betaTesters"];
					include?: components["parameters"]["include.2"];
					"limit[betaTesters]"?: components["parameters"]["limit.betaTesters"];
					"limit[builds]"?: components["parameters"]["limit.builds"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaGroupResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BetaGroupUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaGroupResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/betaGroups/{id}/builds": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[builds]"?: components["parameters"]["fields.builds.2"];
					limit?: components["parameters"]["limit"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildsWithoutIncludesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/betaGroups/{id}/relationships/builds": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					limit?: components["parameters"]["limit"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaGroupBuildsLinkagesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BetaGroupBuildsLinkagesRequest"];
				};
			};
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BetaGroupBuildsLinkagesRequest"];
				};
			};
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/betaGroups/{id}/relationships/betaTesters": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					limit?: components["parameters"]["limit"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaGroupBetaTestersLinkagesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BetaGroupBetaTestersLinkagesRequest"];
				};
			};
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BetaGroupBetaTestersLinkagesRequest"];
				};
			};
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/betaTesters": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[firstName]"?: string[];
					"filter[lastName]"?: string[];
					"filter[email]"?: string[];
					"filter[inviteType]"?: ("EMAIL" | "PUBLIC_LINK")[];
					"filter[apps]"?: string[];
					"filter[betaGroups]"?: components["parameters"]["filter.betaGroups"];
					"filter[builds]"?: components["parameters"]["filter.builds"];
					"filter[id]"?: components["parameters"]["filter.id"];
					sort?: ("firstName" | "-firstName" | "lastName" | "-lastName" | "email" | "-email" | "inviteType" | "-inviteType" | "state" | "-state")[];
					"fields[betaTesters]"?: components["parameters"]["fields.betaTesters"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					"fields[betaGroups]"?: components["parameters"]["fields.betaGroups"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					limit?: components["parameters"]["limit"];
					include?: ("apps" | "betaGroups" | "builds")[];
					"limit[apps]"?: number;
					"limit[betaGroups]"?: components["parameters"]["limit.betaGroups"];
					"limit[builds]"?: components["parameters"]["limit.builds.2"];
				};
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaTestersResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BetaTesterCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BetaTesterResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/buildBetaDetails": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[build]"?: components["parameters"]["filter.build"];
					"filter[id]"?: components["parameters"]["filter.id"];
					"fields[buildBetaDetails]"?: components["parameters"]["fields.buildBetaDetails"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					limit?: components["parameters"]["limit"];
					include?: components["parameters"]["include.6"];
				};
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildBetaDetailsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/buildBetaDetails/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[buildBetaDetails]"?: components["parameters"]["fields.buildBetaDetails"];
					"fields[builds]"?: components["parameters"]["fields.builds"];
					include?: components["parameters"]["include.6"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildBetaDetailResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["BuildBetaDetailUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["BuildBetaDetailResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/ageRatingDeclarations/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get?: never;
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AgeRatingDeclarationUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AgeRatingDeclarationResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/appCategories": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[platforms]"?: ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[];
					"exists[parent]"?: boolean;
					"fields[appCategories]"?: components["parameters"]["fields.appCategories"];
					limit?: components["parameters"]["limit"];
					include?: ("subcategories" | "parent")[];
					"limit[subcategories]"?: number;
				};
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppCategoriesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appInfoLocalizations": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppInfoLocalizationCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppInfoLocalizationResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appInfoLocalizations/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appInfoLocalizations]"?: components["parameters"]["fields.appInfoLocalizations"];
					"fields[appInfos]"?: components["parameters"]["fields.appInfos"];
					include?: "appInfo"[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppInfoLocalizationResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppInfoLocalizationUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppInfoLocalizationResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/appInfos/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appInfos]"?: components["parameters"]["fields.appInfos"];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					"fields[ageRatingDeclarations]"?: ("advertising" | "alcoholTobaccoOrDrugUseOrReferences" | "contests" | "gambling" | "gamblingSimulated" | "gunsOrOtherWeapons" | "healthOrWellnessTopics" | "kidsAgeBand" | "lootBox" | "medicalOrTreatmentInformation" | "messagingAndChat" | "parentalControls" | "profanityOrCrudeHumor" | "ageAssurance" | "sexualContentGraphicAndNudity" | "sexualContentOrNudity" | "socialMedia" | "socialMediaAgeRestricted" | "horrorOrFearThemes" | "matureOrSuggestiveThemes" | "unrestrictedWebAccess" | "userGeneratedContent" | "violenceCartoonOrFantasy" | "violenceRealisticProlongedGraphicOrSadistic" | "violenceRealistic" | "ageRatingOverride" | "ageRatingOverrideV2" | "koreaAgeRatingOverride" | "developerAgeRatingInfoUrl")[];
					"fields[appInfoLocalizations]"?: components["parameters"]["fields.appInfoLocalizations"];
					"fields[appCategories]"?: components["parameters"]["fields.appCategories"];
					include?: ("app" | "ageRatingDeclaration" | "appInfoLocalizations" | "primaryCategory" | "primarySubcategoryOne" | "primarySubcategoryTwo" | "secondaryCategory" | "secondarySubcategoryOne" | "secondarySubcategoryTwo")[];
					"limit[appInfoLocalizations]"?: number;
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppInfoResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppInfoUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppInfoResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/appInfos/{id}/ageRatingDeclaration": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[ageRatingDeclarations]"?: components["parameters"]["fields.ageRatingDeclarations"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AgeRatingDeclarationResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appInfos/{id}/appInfoLocalizations": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[locale]"?: components["parameters"]["filter.locale"];
					"fields[appInfoLocalizations]"?: components["parameters"]["fields.appInfoLocalizations.2"];
					"fields[appInfos]"?: components["parameters"]["fields.appInfos.2"];
					limit?: components["parameters"]["limit"];
					include?: "appInfo"[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppInfoLocalizationsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreReviewAttachments": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppStoreReviewAttachmentCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreReviewAttachmentResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreReviewAttachments/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appStoreReviewAttachments]"?: components["parameters"]["fields.appStoreReviewAttachments"];
					"fields[appStoreReviewDetails]"?: components["parameters"]["fields.appStoreReviewDetails"];
					include?: "appStoreReviewDetail"[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreReviewAttachmentResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppStoreReviewAttachmentUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreReviewAttachmentResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/appStoreReviewDetails": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppStoreReviewDetailCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreReviewDetailResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appStoreReviewDetails/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appStoreReviewDetails]"?: components["parameters"]["fields.appStoreReviewDetails"];
					"fields[appStoreVersions]"?: components["parameters"]["fields.appStoreVersions"];
					"fields[appStoreReviewAttachments]"?: components["parameters"]["fields.appStoreReviewAttachments"];
					include?: ("appStoreVersion" | "appStoreReviewAttachments")[];
					"limit[appStoreReviewAttachments]"?: number;
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreReviewDetailResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppStoreReviewDetailUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreReviewDetailResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/appStoreReviewDetails/{id}/appStoreReviewAttachments": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appStoreReviewAttachments]"?: components["parameters"]["fields.appStoreReviewAttachments.2"];
					"fields[appStoreReviewDetails]"?: components["parameters"]["fields.appStoreReviewDetails.2"];
					limit?: components["parameters"]["limit"];
					include?: "appStoreReviewDetail"[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppStoreReviewAttachmentsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appScreenshotSets": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppScreenshotSetCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppScreenshotSetResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appScreenshotSets/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appScreenshotSets]"?: components["parameters"]["fields.appScreenshotSets"];
					"fields[appStoreVersionLocalizations]"?: components["parameters"]["fields.appStoreVersionLocalizations"];
					"fields[appScreenshots]"?: components["parameters"]["fields.appScreenshots"];
					include?: ("appStoreVersionLocalization" | "appCustomProductPageLocalization" | "appStoreVersionExperimentTreatmentLocalization" | "appScreenshots")[];
					"limit[appScreenshots]"?: number;
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppScreenshotSetResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appScreenshotSets/{id}/appScreenshots": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appScreenshots]"?: components["parameters"]["fields.appScreenshots.2"];
					"fields[appScreenshotSets]"?: components["parameters"]["fields.appScreenshotSets.2"];
					limit?: components["parameters"]["limit"];
					include?: "appScreenshotSet"[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppScreenshotsResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appScreenshotSets/{id}/relationships/appScreenshots": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					limit?: components["parameters"]["limit"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppScreenshotSetAppScreenshotsLinkagesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppScreenshotSetAppScreenshotsLinkagesRequest"];
				};
			};
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/appScreenshots": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppScreenshotCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppScreenshotResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/appScreenshots/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appScreenshots]"?: components["parameters"]["fields.appScreenshots"];
					"fields[appScreenshotSets]"?: components["parameters"]["fields.appScreenshotSets"];
					include?: "appScreenshotSet"[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppScreenshotResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppScreenshotUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppScreenshotResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/customerReviewResponses": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["CustomerReviewResponseV1CreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["CustomerReviewResponseV1Response"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/customerReviewResponses/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[customerReviewResponses]"?: components["parameters"]["fields.customerReviewResponses"];
					"fields[customerReviews]"?: components["parameters"]["fields.customerReviews"];
					include?: "review"[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["CustomerReviewResponseV1Response"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/customerReviews/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[customerReviews]"?: components["parameters"]["fields.customerReviews"];
					"fields[customerReviewResponses]"?: components["parameters"]["fields.customerReviewResponses"];
					"fields[territories]"?: components["parameters"]["fields.territories"];
					include?: ("response" | "reviewTerritory")[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["CustomerReviewResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/customerReviews/{id}/response": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[customerReviewResponses]"?: components["parameters"]["fields.customerReviewResponses.2"];
					"fields[customerReviews]"?: components["parameters"]["fields.customerReviews.2"];
					include?: "review"[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["CustomerReviewResponseV1Response"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/territories": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[territories]"?: components["parameters"]["fields.territories"];
					limit?: components["parameters"]["limit"];
				};
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["TerritoriesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/territoryAvailabilities/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get?: never;
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["TerritoryAvailabilityUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["TerritoryAvailabilityResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v2/appAvailabilities": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["AppAvailabilityV2CreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppAvailabilityV2Response"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v2/appAvailabilities/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[appAvailabilities]"?: ("availableInNewTerritories" | "territoryAvailabilities")[];
					"fields[territoryAvailabilities]"?: ("available" | "releaseDate" | "preOrderEnabled" | "preOrderPublishDate" | "contentStatuses" | "territory")[];
					include?: "territoryAvailabilities"[];
					"limit[territoryAvailabilities]"?: number;
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["AppAvailabilityV2Response"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v2/appAvailabilities/{id}/territoryAvailabilities": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[territoryAvailabilities]"?: components["parameters"]["fields.territoryAvailabilities"];
					"fields[territories]"?: components["parameters"]["fields.territories.2"];
					limit?: components["parameters"]["limit"];
					include?: "territory"[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["TerritoryAvailabilitiesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/webhookDeliveries": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["WebhookDeliveryCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["WebhookDeliveryResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/webhookPings": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["WebhookPingCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["WebhookPingResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/webhooks": {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		post: {
			parameters: {
				query?: never;
				header?: never;
				path?: never;
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["WebhookCreateRequest"];
				};
			};
			responses: {
				201: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["WebhookResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	"/v1/webhooks/{id}": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"fields[webhooks]"?: ("enabled" | "eventTypes" | "name" | "url" | "app" | "deliveries")[];
					"fields[apps]"?: components["parameters"]["fields.apps"];
					include?: components["parameters"]["include.4"];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["WebhookResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				204: {
					headers: {
						[name: string]: unknown;
					};
					content?: never;
				};
				default: components["responses"]["Refused"];
			};
		};
		options?: never;
		head?: never;
		patch: {
			parameters: {
				query?: never;
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody: {
				content: {
					"application/json": components["schemas"]["WebhookUpdateRequest"];
				};
			};
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["WebhookResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		trace?: never;
	};
	"/v1/webhooks/{id}/deliveries": {
		parameters: {
			query?: never;
			header?: never;
			path: {
				id: components["parameters"]["id"];
			};
			cookie?: never;
		};
		get: {
			parameters: {
				query?: {
					"filter[deliveryState]"?: ("SUCCEEDED" | "FAILED" | "PENDING")[];
					"filter[createdDateGreaterThanOrEqualTo]"?: string[];
					"filter[createdDateLessThan]"?: string[];
					"fields[webhookDeliveries]"?: ("createdDate" | "deliveryState" | "errorMessage" | "redelivery" | "sentDate" | "request" | "response" | "event")[];
					limit?: components["parameters"]["limit"];
					include?: "event"[];
				};
				header?: never;
				path: {
					id: components["parameters"]["id"];
				};
				cookie?: never;
			};
			requestBody?: never;
			responses: {
				200: {
					headers: {
						[name: string]: unknown;
					};
					content: {
						"application/json": components["schemas"]["WebhookDeliveriesResponse"];
					};
				};
				default: components["responses"]["Refused"];
			};
		};
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
}
export type webhooks = Record<string, never>;
export interface components {
	schemas: {
		AgeRatingDeclaration: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "ageRatingDeclarations";
			id: string;
			attributes?: {
				advertising?: boolean;
				/** @enum {string} */
				alcoholTobaccoOrDrugUseOrReferences?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				/** @enum {string} */
				contests?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				gambling?: boolean;
				/** @enum {string} */
				gamblingSimulated?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				/** @enum {string} */
				gunsOrOtherWeapons?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				healthOrWellnessTopics?: boolean;
				kidsAgeBand?: components["schemas"]["KidsAgeBand"];
				lootBox?: boolean;
				/** @enum {string} */
				medicalOrTreatmentInformation?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				messagingAndChat?: boolean;
				parentalControls?: boolean;
				/** @enum {string} */
				profanityOrCrudeHumor?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				ageAssurance?: boolean;
				/** @enum {string} */
				sexualContentGraphicAndNudity?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				/** @enum {string} */
				sexualContentOrNudity?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				socialMedia?: boolean;
				socialMediaAgeRestricted?: boolean;
				/** @enum {string} */
				horrorOrFearThemes?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				/** @enum {string} */
				matureOrSuggestiveThemes?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				unrestrictedWebAccess?: boolean;
				userGeneratedContent?: boolean;
				/** @enum {string} */
				violenceCartoonOrFantasy?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				/** @enum {string} */
				violenceRealisticProlongedGraphicOrSadistic?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				/** @enum {string} */
				violenceRealistic?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT";
				/**
				 * @deprecated
				 * @enum {string}
				 */
				ageRatingOverride?: "NONE" | "NINE_PLUS" | "THIRTEEN_PLUS" | "SIXTEEN_PLUS" | "SEVENTEEN_PLUS" | "UNRATED";
				/** @enum {string} */
				ageRatingOverrideV2?: "NONE" | "NINE_PLUS" | "THIRTEEN_PLUS" | "SIXTEEN_PLUS" | "EIGHTEEN_PLUS" | "UNRATED";
				/** @enum {string} */
				koreaAgeRatingOverride?: "NONE" | "FIFTEEN_PLUS" | "NINETEEN_PLUS";
				/** Format: uri */
				developerAgeRatingInfoUrl?: string;
			};
			links?: components["schemas"]["ResourceLinks"];
		};
		AgeRatingDeclarationResponse: {
			data: components["schemas"]["AgeRatingDeclaration"];
			links: components["schemas"]["DocumentLinks"];
		};
		AgeRatingDeclarationUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "ageRatingDeclarations";
				id: string;
				attributes?: {
					advertising?: boolean | null;
					/** @enum {string|null} */
					alcoholTobaccoOrDrugUseOrReferences?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					/** @enum {string|null} */
					contests?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					gambling?: boolean | null;
					/** @enum {string|null} */
					gamblingSimulated?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					/** @enum {string|null} */
					gunsOrOtherWeapons?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					healthOrWellnessTopics?: boolean | null;
					kidsAgeBand?: components["schemas"]["KidsAgeBand"];
					lootBox?: boolean | null;
					/** @enum {string|null} */
					medicalOrTreatmentInformation?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					messagingAndChat?: boolean | null;
					parentalControls?: boolean | null;
					/** @enum {string|null} */
					profanityOrCrudeHumor?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					ageAssurance?: boolean | null;
					/** @enum {string|null} */
					sexualContentGraphicAndNudity?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					/** @enum {string|null} */
					sexualContentOrNudity?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					socialMedia?: boolean | null;
					socialMediaAgeRestricted?: boolean | null;
					/** @enum {string|null} */
					horrorOrFearThemes?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					/** @enum {string|null} */
					matureOrSuggestiveThemes?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					unrestrictedWebAccess?: boolean | null;
					userGeneratedContent?: boolean | null;
					/** @enum {string|null} */
					violenceCartoonOrFantasy?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					/** @enum {string|null} */
					violenceRealisticProlongedGraphicOrSadistic?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					/** @enum {string|null} */
					violenceRealistic?: "NONE" | "INFREQUENT_OR_MILD" | "FREQUENT_OR_INTENSE" | "INFREQUENT" | "FREQUENT" | null;
					/**
					 * @deprecated
					 * @enum {string|null}
					 */
					ageRatingOverride?: "NONE" | "NINE_PLUS" | "THIRTEEN_PLUS" | "SIXTEEN_PLUS" | "SEVENTEEN_PLUS" | "UNRATED" | null;
					/** @enum {string|null} */
					ageRatingOverrideV2?: "NONE" | "NINE_PLUS" | "THIRTEEN_PLUS" | "SIXTEEN_PLUS" | "EIGHTEEN_PLUS" | "UNRATED" | null;
					/** @enum {string|null} */
					koreaAgeRatingOverride?: "NONE" | "FIFTEEN_PLUS" | "NINETEEN_PLUS" | null;
					/** Format: uri */
					developerAgeRatingInfoUrl?: string | null;
				};
			};
		};
		AppAvailabilityV2: {
			/** @enum {string} */
			type: "appAvailabilities";
			id: string;
			attributes?: {
				availableInNewTerritories?: boolean;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				territoryAvailabilities?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "territoryAvailabilities";
						id: string;
					}[];
				};
			};
		};
		AppAvailabilityV2Response: {
			data: components["schemas"]["AppAvailabilityV2"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["TerritoryAvailability"][];
		};
		AppAvailabilityV2CreateRequest: {
			data: {
				/** @enum {string} */
				type: "appAvailabilities";
				attributes: {
					availableInNewTerritories: boolean;
				};
				relationships: {
					app: {
						data: {
							/** @enum {string} */
							type: "apps";
							id: string;
						};
					};
					territoryAvailabilities: {
						data: {
							/** @enum {string} */
							type: "territoryAvailabilities";
							id: string;
						}[];
					};
				};
			};
			included?: components["schemas"]["TerritoryAvailabilityInlineCreate"][];
		};
		AppCategory: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "appCategories";
			id: string;
			attributes?: {
				platforms?: components["schemas"]["Platform"][];
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				subcategories?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "appCategories";
						id: string;
					}[];
				};
				parent?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "appCategories";
						id: string;
					};
				};
			};
		};
		AppCategoriesResponse: {
			data: components["schemas"]["AppCategory"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: components["schemas"]["AppCategory"][];
		};
		AppInfoLocalization: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "appInfoLocalizations";
			id: string;
			attributes?: {
				locale?: string;
				name?: string;
				subtitle?: string;
				privacyPolicyUrl?: string;
				privacyChoicesUrl?: string;
				privacyPolicyText?: string;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				appInfo?: {
					data?: {
						/** @enum {string} */
						type: "appInfos";
						id: string;
					};
				};
			};
		};
		AppInfoLocalizationsResponse: {
			data: components["schemas"]["AppInfoLocalization"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: components["schemas"]["AppInfo"][];
		};
		AppInfoLocalizationResponse: {
			data: components["schemas"]["AppInfoLocalization"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["AppInfo"][];
		};
		AppInfoLocalizationCreateRequest: {
			data: {
				/** @enum {string} */
				type: "appInfoLocalizations";
				attributes: {
					locale: string;
					name: string;
					subtitle?: string | null;
					privacyPolicyUrl?: string | null;
					privacyChoicesUrl?: string | null;
					privacyPolicyText?: string | null;
				};
				relationships: {
					appInfo: {
						data: {
							/** @enum {string} */
							type: "appInfos";
							id: string;
						};
					};
				};
			};
		};
		AppInfoLocalizationUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "appInfoLocalizations";
				id: string;
				attributes?: {
					name?: string | null;
					subtitle?: string | null;
					privacyPolicyUrl?: string | null;
					privacyChoicesUrl?: string | null;
					privacyPolicyText?: string | null;
				};
			};
		};
		AppInfo: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "appInfos";
			id: string;
			attributes?: {
				/** @deprecated */
				appStoreState?: components["schemas"]["AppStoreVersionState"];
				/** @enum {string} */
				state?: "ACCEPTED" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "PENDING_RELEASE" | "PREPARE_FOR_SUBMISSION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_INFO" | "WAITING_FOR_REVIEW";
				/** @deprecated */
				appStoreAgeRating?: components["schemas"]["AppStoreAgeRating"];
				/**
				 * @deprecated
				 * @enum {string}
				 */
				australiaAgeRating?: "FIFTEEN" | "EIGHTEEN";
				/** @deprecated */
				brazilAgeRating?: components["schemas"]["BrazilAgeRating"];
				/**
				 * @deprecated
				 * @enum {string}
				 */
				brazilAgeRatingV2?: "SELF_RATED_L" | "SELF_RATED_TEN" | "SELF_RATED_TWELVE" | "SELF_RATED_FOURTEEN" | "SELF_RATED_SIXTEEN" | "SELF_RATED_EIGHTEEN" | "OFFICIAL_L" | "OFFICIAL_TEN" | "OFFICIAL_TWELVE" | "OFFICIAL_FOURTEEN" | "OFFICIAL_SIXTEEN" | "OFFICIAL_EIGHTEEN";
				/**
				 * @deprecated
				 * @enum {string}
				 */
				franceAgeRating?: "EIGHTEEN";
				/**
				 * @deprecated
				 * @enum {string}
				 */
				koreaAgeRating?: "ALL" | "TWELVE" | "FIFTEEN" | "NINETEEN" | "NOT_APPLICABLE";
				/** @deprecated */
				kidsAgeBand?: components["schemas"]["KidsAgeBand"];
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				app?: {
					data?: {
						/** @enum {string} */
						type: "apps";
						id: string;
					};
				};
				ageRatingDeclaration?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "ageRatingDeclarations";
						id: string;
					};
				};
				appInfoLocalizations?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "appInfoLocalizations";
						id: string;
					}[];
				};
				primaryCategory?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "appCategories";
						id: string;
					};
				};
				primarySubcategoryOne?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "appCategories";
						id: string;
					};
				};
				primarySubcategoryTwo?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "appCategories";
						id: string;
					};
				};
				secondaryCategory?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "appCategories";
						id: string;
					};
				};
				secondarySubcategoryOne?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "appCategories";
						id: string;
					};
				};
				secondarySubcategoryTwo?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "appCategories";
						id: string;
					};
				};
				territoryAgeRatings?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
			};
		};
		AppInfosResponse: {
			data: components["schemas"]["AppInfo"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: (components["schemas"]["AgeRatingDeclaration"] | components["schemas"]["AppCategory"] | components["schemas"]["AppInfoLocalization"] | components["schemas"]["App"])[];
		};
		AppInfoResponse: {
			data: components["schemas"]["AppInfo"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["AgeRatingDeclaration"] | components["schemas"]["AppCategory"] | components["schemas"]["AppInfoLocalization"] | components["schemas"]["App"])[];
		};
		AppInfoUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "appInfos";
				id: string;
				relationships?: {
					primaryCategory?: {
						data?: {
							/** @enum {string} */
							type: "appCategories";
							id: string;
						};
					};
					primarySubcategoryOne?: {
						data?: {
							/** @enum {string} */
							type: "appCategories";
							id: string;
						};
					};
					primarySubcategoryTwo?: {
						data?: {
							/** @enum {string} */
							type: "appCategories";
							id: string;
						};
					};
					secondaryCategory?: {
						data?: {
							/** @enum {string} */
							type: "appCategories";
							id: string;
						};
					};
					secondarySubcategoryOne?: {
						data?: {
							/** @enum {string} */
							type: "appCategories";
							id: string;
						};
					};
					secondarySubcategoryTwo?: {
						data?: {
							/** @enum {string} */
							type: "appCategories";
							id: string;
						};
					};
				};
			};
		};
		AppScreenshotSet: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "appScreenshotSets";
			id: string;
			attributes?: {
				screenshotDisplayType?: components["schemas"]["ScreenshotDisplayType"];
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				appStoreVersionLocalization?: {
					data?: {
						/** @enum {string} */
						type: "appStoreVersionLocalizations";
						id: string;
					};
				};
				appScreenshots?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "appScreenshots";
						id: string;
					}[];
				};
			};
		};
		AppScreenshotSetsResponse: {
			data: components["schemas"]["AppScreenshotSet"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: (components["schemas"]["AppStoreVersionLocalization"] | components["schemas"]["AppScreenshot"])[];
		};
		AppScreenshotSetResponse: {
			data: components["schemas"]["AppScreenshotSet"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["AppStoreVersionLocalization"] | components["schemas"]["AppScreenshot"])[];
		};
		AppScreenshotSetCreateRequest: {
			data: {
				/** @enum {string} */
				type: "appScreenshotSets";
				attributes: {
					screenshotDisplayType: components["schemas"]["ScreenshotDisplayType"];
				};
				relationships?: {
					appStoreVersionLocalization?: {
						data?: {
							/** @enum {string} */
							type: "appStoreVersionLocalizations";
							id: string;
						};
					};
					appCustomProductPageLocalization?: {
						data?: {
							/** @enum {string} */
							type: "appCustomProductPageLocalizations";
							id: string;
						};
					};
					appStoreVersionExperimentTreatmentLocalization?: {
						data?: {
							/** @enum {string} */
							type: "appStoreVersionExperimentTreatmentLocalizations";
							id: string;
						};
					};
				};
			};
		};
		AppScreenshot: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "appScreenshots";
			id: string;
			attributes?: {
				fileSize?: number;
				fileName?: string;
				sourceFileChecksum?: string;
				imageAsset?: components["schemas"]["ImageAsset"];
				assetToken?: string;
				assetType?: string;
				uploadOperations?: components["schemas"]["UploadOperation"][];
				assetDeliveryState?: components["schemas"]["AppMediaAssetState"];
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				appScreenshotSet?: {
					data?: {
						/** @enum {string} */
						type: "appScreenshotSets";
						id: string;
					};
				};
			};
		};
		AppScreenshotsResponse: {
			data: components["schemas"]["AppScreenshot"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: components["schemas"]["AppScreenshotSet"][];
		};
		AppScreenshotResponse: {
			data: components["schemas"]["AppScreenshot"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["AppScreenshotSet"][];
		};
		AppScreenshotCreateRequest: {
			data: {
				/** @enum {string} */
				type: "appScreenshots";
				attributes: {
					fileSize: number;
					fileName: string;
				};
				relationships: {
					appScreenshotSet: {
						data: {
							/** @enum {string} */
							type: "appScreenshotSets";
							id: string;
						};
					};
				};
			};
		};
		AppScreenshotUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "appScreenshots";
				id: string;
				attributes?: {
					sourceFileChecksum?: string | null;
					uploaded?: boolean | null;
				};
			};
		};
		AppStoreReviewAttachment: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "appStoreReviewAttachments";
			id: string;
			attributes?: {
				fileSize?: number;
				fileName?: string;
				sourceFileChecksum?: string;
				uploadOperations?: components["schemas"]["UploadOperation"][];
				assetDeliveryState?: components["schemas"]["AppMediaAssetState"];
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				appStoreReviewDetail?: {
					data?: {
						/** @enum {string} */
						type: "appStoreReviewDetails";
						id: string;
					};
				};
			};
		};
		AppStoreReviewAttachmentsResponse: {
			data: components["schemas"]["AppStoreReviewAttachment"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: components["schemas"]["AppStoreReviewDetail"][];
		};
		AppStoreReviewAttachmentResponse: {
			data: components["schemas"]["AppStoreReviewAttachment"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["AppStoreReviewDetail"][];
		};
		AppStoreReviewAttachmentCreateRequest: {
			data: {
				/** @enum {string} */
				type: "appStoreReviewAttachments";
				attributes: {
					fileSize: number;
					fileName: string;
				};
				relationships: {
					appStoreReviewDetail: {
						data: {
							/** @enum {string} */
							type: "appStoreReviewDetails";
							id: string;
						};
					};
				};
			};
		};
		AppStoreReviewAttachmentUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "appStoreReviewAttachments";
				id: string;
				attributes?: {
					sourceFileChecksum?: string | null;
					uploaded?: boolean | null;
				};
			};
		};
		AppStoreReviewDetail: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "appStoreReviewDetails";
			id: string;
			attributes?: {
				contactFirstName?: string;
				contactLastName?: string;
				contactPhone?: string;
				contactEmail?: string;
				demoAccountName?: string;
				demoAccountPassword?: string;
				demoAccountRequired?: boolean;
				notes?: string;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				appStoreVersion?: {
					data?: {
						/** @enum {string} */
						type: "appStoreVersions";
						id: string;
					};
				};
				appStoreReviewAttachments?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "appStoreReviewAttachments";
						id: string;
					}[];
				};
			};
		};
		AppStoreReviewDetailResponse: {
			data: components["schemas"]["AppStoreReviewDetail"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["AppStoreVersion"] | components["schemas"]["AppStoreReviewAttachment"])[];
		};
		AppStoreReviewDetailCreateRequest: {
			data: {
				/** @enum {string} */
				type: "appStoreReviewDetails";
				attributes?: {
					contactFirstName?: string | null;
					contactLastName?: string | null;
					contactPhone?: string | null;
					contactEmail?: string | null;
					demoAccountName?: string | null;
					demoAccountPassword?: string | null;
					demoAccountRequired?: boolean | null;
					notes?: string | null;
				};
				relationships: {
					appStoreVersion: {
						data: {
							/** @enum {string} */
							type: "appStoreVersions";
							id: string;
						};
					};
				};
			};
		};
		AppStoreReviewDetailUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "appStoreReviewDetails";
				id: string;
				attributes?: {
					contactFirstName?: string | null;
					contactLastName?: string | null;
					contactPhone?: string | null;
					contactEmail?: string | null;
					demoAccountName?: string | null;
					demoAccountPassword?: string | null;
					demoAccountRequired?: boolean | null;
					notes?: string | null;
				};
			};
		};
		AppStoreVersionLocalization: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "appStoreVersionLocalizations";
			id: string;
			attributes?: {
				description?: string;
				locale?: string;
				keywords?: string;
				/** Format: uri */
				marketingUrl?: string;
				promotionalText?: string;
				/** Format: uri */
				supportUrl?: string;
				whatsNew?: string;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				appStoreVersion?: {
					data?: {
						/** @enum {string} */
						type: "appStoreVersions";
						id: string;
					};
				};
				appScreenshotSets?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "appScreenshotSets";
						id: string;
					}[];
				};
			};
		};
		AppStoreVersionLocalizationsResponse: {
			data: components["schemas"]["AppStoreVersionLocalization"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: (components["schemas"]["AppScreenshotSet"] | components["schemas"]["AppStoreVersion"])[];
		};
		AppStoreVersionLocalizationResponse: {
			data: components["schemas"]["AppStoreVersionLocalization"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["AppScreenshotSet"] | components["schemas"]["AppStoreVersion"])[];
		};
		AppStoreVersionLocalizationCreateRequest: {
			data: {
				/** @enum {string} */
				type: "appStoreVersionLocalizations";
				attributes: {
					description?: string | null;
					locale: string;
					keywords?: string | null;
					/** Format: uri */
					marketingUrl?: string | null;
					promotionalText?: string | null;
					/** Format: uri */
					supportUrl?: string | null;
					whatsNew?: string | null;
				};
				relationships: {
					appStoreVersion: {
						data: {
							/** @enum {string} */
							type: "appStoreVersions";
							id: string;
						};
					};
				};
			};
		};
		AppStoreVersionLocalizationUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "appStoreVersionLocalizations";
				id: string;
				attributes?: {
					description?: string | null;
					keywords?: string | null;
					/** Format: uri */
					marketingUrl?: string | null;
					promotionalText?: string | null;
					/** Format: uri */
					supportUrl?: string | null;
					whatsNew?: string | null;
				};
			};
		};
		AppStoreVersionPhasedRelease: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "appStoreVersionPhasedReleases";
			id: string;
			attributes?: {
				phasedReleaseState?: components["schemas"]["PhasedReleaseState"];
				/** Format: date-time */
				startDate?: string;
				totalPauseDuration?: number;
				currentDayNumber?: number;
			};
			links?: components["schemas"]["ResourceLinks"];
		};
		AppStoreVersionPhasedReleaseResponse: {
			data: components["schemas"]["AppStoreVersionPhasedRelease"];
			links: components["schemas"]["DocumentLinks"];
		};
		AppStoreVersionPhasedReleaseCreateRequest: {
			data: {
				/** @enum {string} */
				type: "appStoreVersionPhasedReleases";
				attributes?: {
					phasedReleaseState?: components["schemas"]["PhasedReleaseState"];
				};
				relationships: {
					appStoreVersion: {
						data: {
							/** @enum {string} */
							type: "appStoreVersions";
							id: string;
						};
					};
				};
			};
		};
		AppStoreVersionPhasedReleaseUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "appStoreVersionPhasedReleases";
				id: string;
				attributes?: {
					phasedReleaseState?: components["schemas"]["PhasedReleaseState"];
				};
			};
		};
		AppStoreVersionReleaseRequest: {
			/** @enum {string} */
			type: "appStoreVersionReleaseRequests";
			id: string;
			links?: components["schemas"]["ResourceLinks"];
		};
		AppStoreVersionReleaseRequestResponse: {
			data: components["schemas"]["AppStoreVersionReleaseRequest"];
			links: components["schemas"]["DocumentLinks"];
		};
		AppStoreVersionReleaseRequestCreateRequest: {
			data: {
				/** @enum {string} */
				type: "appStoreVersionReleaseRequests";
				relationships: {
					appStoreVersion: {
						data: {
							/** @enum {string} */
							type: "appStoreVersions";
							id: string;
						};
					};
				};
			};
		};
		AppStoreVersion: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "appStoreVersions";
			id: string;
			attributes?: {
				platform?: components["schemas"]["Platform"];
				versionString?: string;
				/** @deprecated */
				appStoreState?: components["schemas"]["AppStoreVersionState"];
				appVersionState?: components["schemas"]["AppVersionState"];
				copyright?: string;
				/** @enum {string} */
				reviewType?: "APP_STORE" | "NOTARIZATION";
				/** @enum {string} */
				releaseType?: "MANUAL" | "AFTER_APPROVAL" | "SCHEDULED";
				/** Format: date-time */
				earliestReleaseDate?: string;
				/** @deprecated */
				usesIdfa?: boolean;
				downloadable?: boolean;
				/** Format: date-time */
				createdDate?: string;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				app?: {
					data?: {
						/** @enum {string} */
						type: "apps";
						id: string;
					};
				};
				appStoreVersionLocalizations?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "appStoreVersionLocalizations";
						id: string;
					}[];
				};
				build?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "builds";
						id: string;
					};
				};
				appStoreVersionPhasedRelease?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "appStoreVersionPhasedReleases";
						id: string;
					};
				};
				appStoreReviewDetail?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "appStoreReviewDetails";
						id: string;
					};
				};
				customerReviews?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
			};
		};
		AppStoreVersionsResponse: {
			data: components["schemas"]["AppStoreVersion"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: (components["schemas"]["AppStoreVersionLocalization"] | components["schemas"]["AppStoreVersionPhasedRelease"] | components["schemas"]["AppStoreReviewDetail"] | components["schemas"]["Build"] | components["schemas"]["App"])[];
		};
		AppStoreVersionResponse: {
			data: components["schemas"]["AppStoreVersion"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["AppStoreVersionLocalization"] | components["schemas"]["AppStoreVersionPhasedRelease"] | components["schemas"]["AppStoreReviewDetail"] | components["schemas"]["Build"] | components["schemas"]["App"])[];
		};
		AppStoreVersionCreateRequest: {
			data: {
				/** @enum {string} */
				type: "appStoreVersions";
				attributes: {
					platform: components["schemas"]["Platform"];
					versionString: string;
					copyright?: string | null;
					/** @enum {string|null} */
					reviewType?: "APP_STORE" | "NOTARIZATION" | null;
					/** @enum {string|null} */
					releaseType?: "MANUAL" | "AFTER_APPROVAL" | "SCHEDULED" | null;
					/** Format: date-time */
					earliestReleaseDate?: string | null;
					/** @deprecated */
					usesIdfa?: boolean | null;
				};
				relationships: {
					app: {
						data: {
							/** @enum {string} */
							type: "apps";
							id: string;
						};
					};
					appStoreVersionLocalizations?: {
						data?: {
							/** @enum {string} */
							type: "appStoreVersionLocalizations";
							id: string;
						}[];
					};
					build?: {
						data?: {
							/** @enum {string} */
							type: "builds";
							id: string;
						};
					};
				};
			};
		};
		AppStoreVersionUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "appStoreVersions";
				id: string;
				attributes?: {
					versionString?: string | null;
					copyright?: string | null;
					/** @enum {string|null} */
					reviewType?: "APP_STORE" | "NOTARIZATION" | null;
					/** @enum {string|null} */
					releaseType?: "MANUAL" | "AFTER_APPROVAL" | "SCHEDULED" | null;
					/** Format: date-time */
					earliestReleaseDate?: string | null;
					/** @deprecated */
					usesIdfa?: boolean | null;
					downloadable?: boolean | null;
				};
				relationships?: {
					build?: {
						data?: {
							/** @enum {string} */
							type: "builds";
							id: string;
						};
					};
					appClipDefaultExperience?: {
						data?: {
							/** @enum {string} */
							type: "appClipDefaultExperiences";
							id: string;
						};
					};
				};
			};
		};
		App: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "apps";
			id: string;
			attributes?: {
				/** Format: uri */
				accessibilityUrl?: string;
				name?: string;
				bundleId?: string;
				sku?: string;
				primaryLocale?: string;
				isOrEverWasMadeForKids?: boolean;
				/** Format: uri */
				subscriptionStatusUrl?: string;
				subscriptionStatusUrlVersion?: components["schemas"]["SubscriptionStatusUrlVersion"];
				/** Format: uri */
				subscriptionStatusUrlForSandbox?: string;
				subscriptionStatusUrlVersionForSandbox?: components["schemas"]["SubscriptionStatusUrlVersion"];
				/** @enum {string} */
				contentRightsDeclaration?: "DOES_NOT_USE_THIRD_PARTY_CONTENT" | "USES_THIRD_PARTY_CONTENT";
				streamlinedPurchasingEnabled?: boolean;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				accessibilityDeclarations?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				betaTesters?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				betaGroups?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "betaGroups";
						id: string;
					}[];
				};
				appStoreVersions?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "appStoreVersions";
						id: string;
					}[];
				};
				appTags?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				preReleaseVersions?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "preReleaseVersions";
						id: string;
					}[];
				};
				builds?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "builds";
						id: string;
					}[];
				};
				betaAppReviewDetail?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "betaAppReviewDetails";
						id: string;
					};
				};
				appInfos?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "appInfos";
						id: string;
					}[];
				};
				appPricePoints?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				appPriceSchedule?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				appAvailabilityV2?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				perfPowerMetrics?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				reviewSubmissions?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "reviewSubmissions";
						id: string;
					}[];
				};
				customerReviews?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				customerReviewSummarizations?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				alternativeDistributionKey?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				analyticsReportRequests?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				marketplaceSearchDetail?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				buildUploads?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				backgroundAssets?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				betaFeedbackScreenshotSubmissions?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				betaFeedbackCrashSubmissions?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				searchKeywords?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				webhooks?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
			};
		};
		AppsResponse: {
			data: components["schemas"]["App"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: (components["schemas"]["BetaGroup"] | components["schemas"]["ReviewSubmission"] | components["schemas"]["AppInfo"] | components["schemas"]["PrereleaseVersion"] | components["schemas"]["BetaAppReviewDetail"] | components["schemas"]["AppStoreVersion"] | components["schemas"]["Build"])[];
		};
		AppResponse: {
			data: components["schemas"]["App"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["BetaGroup"] | components["schemas"]["ReviewSubmission"] | components["schemas"]["AppInfo"] | components["schemas"]["PrereleaseVersion"] | components["schemas"]["BetaAppReviewDetail"] | components["schemas"]["AppStoreVersion"] | components["schemas"]["Build"])[];
		};
		AppUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "apps";
				id: string;
				attributes?: {
					/** Format: uri */
					accessibilityUrl?: string | null;
					bundleId?: string | null;
					primaryLocale?: string | null;
					/** Format: uri */
					subscriptionStatusUrl?: string | null;
					subscriptionStatusUrlVersion?: components["schemas"]["SubscriptionStatusUrlVersion"];
					/** Format: uri */
					subscriptionStatusUrlForSandbox?: string | null;
					subscriptionStatusUrlVersionForSandbox?: components["schemas"]["SubscriptionStatusUrlVersion"];
					/** @enum {string|null} */
					contentRightsDeclaration?: "DOES_NOT_USE_THIRD_PARTY_CONTENT" | "USES_THIRD_PARTY_CONTENT" | null;
					streamlinedPurchasingEnabled?: boolean | null;
				};
			};
		};
		BetaAppReviewDetail: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "betaAppReviewDetails";
			id: string;
			attributes?: {
				contactFirstName?: string;
				contactLastName?: string;
				contactPhone?: string;
				contactEmail?: string;
				demoAccountName?: string;
				demoAccountPassword?: string;
				demoAccountRequired?: boolean;
				notes?: string;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				app?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "apps";
						id: string;
					};
				};
			};
		};
		BetaAppReviewDetailsResponse: {
			data: components["schemas"]["BetaAppReviewDetail"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: components["schemas"]["App"][];
		};
		BetaAppReviewDetailResponse: {
			data: components["schemas"]["BetaAppReviewDetail"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["App"][];
		};
		BetaAppReviewDetailUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "betaAppReviewDetails";
				id: string;
				attributes?: {
					contactFirstName?: string | null;
					contactLastName?: string | null;
					contactPhone?: string | null;
					contactEmail?: string | null;
					demoAccountName?: string | null;
					demoAccountPassword?: string | null;
					demoAccountRequired?: boolean | null;
					notes?: string | null;
				};
			};
		};
		BetaAppReviewSubmission: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "betaAppReviewSubmissions";
			id: string;
			attributes?: {
				betaReviewState?: components["schemas"]["BetaReviewState"];
				/** Format: date-time */
				submittedDate?: string;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				build?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "builds";
						id: string;
					};
				};
			};
		};
		BetaAppReviewSubmissionsResponse: {
			data: components["schemas"]["BetaAppReviewSubmission"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: components["schemas"]["Build"][];
		};
		BetaAppReviewSubmissionResponse: {
			data: components["schemas"]["BetaAppReviewSubmission"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["Build"][];
		};
		BetaAppReviewSubmissionCreateRequest: {
			data: {
				/** @enum {string} */
				type: "betaAppReviewSubmissions";
				relationships: {
					build: {
						data: {
							/** @enum {string} */
							type: "builds";
							id: string;
						};
					};
				};
			};
		};
		BetaBuildLocalization: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "betaBuildLocalizations";
			id: string;
			attributes?: {
				whatsNew?: string;
				locale?: string;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				build?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "builds";
						id: string;
					};
				};
			};
		};
		BetaBuildLocalizationsResponse: {
			data: components["schemas"]["BetaBuildLocalization"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: components["schemas"]["Build"][];
		};
		BetaBuildLocalizationResponse: {
			data: components["schemas"]["BetaBuildLocalization"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["Build"][];
		};
		BetaBuildLocalizationCreateRequest: {
			data: {
				/** @enum {string} */
				type: "betaBuildLocalizations";
				attributes: {
					whatsNew?: string | null;
					locale: string;
				};
				relationships: {
					build: {
						data: {
							/** @enum {string} */
							type: "builds";
							id: string;
						};
					};
				};
			};
		};
		BetaBuildLocalizationUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "betaBuildLocalizations";
				id: string;
				attributes?: {
					whatsNew?: string | null;
				};
			};
		};
		BetaGroup: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "betaGroups";
			id: string;
			attributes?: {
				name?: string;
				/** Format: date-time */
				createdDate?: string;
				isInternalGroup?: boolean;
				hasAccessToAllBuilds?: boolean;
				publicLinkEnabled?: boolean;
				publicLinkId?: string;
				publicLinkLimitEnabled?: boolean;
				publicLinkLimit?: number;
				publicLink?: string;
				feedbackEnabled?: boolean;
				iosBuildsAvailableForAppleSiliconMac?: boolean;
				iosBuildsAvailableForAppleVision?: boolean;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				app?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "apps";
						id: string;
					};
				};
				builds?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "builds";
						id: string;
					}[];
				};
				betaTesters?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "betaTesters";
						id: string;
					}[];
				};
				betaRecruitmentCriterionCompatibleBuildCheck?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
			};
		};
		BetaGroupsResponse: {
			data: components["schemas"]["BetaGroup"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: (components["schemas"]["Build"] | components["schemas"]["BetaTester"] | components["schemas"]["App"])[];
		};
		BetaGroupResponse: {
			data: components["schemas"]["BetaGroup"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["Build"] | components["schemas"]["BetaTester"] | components["schemas"]["App"])[];
		};
		BetaGroupCreateRequest: {
			data: {
				/** @enum {string} */
				type: "betaGroups";
				attributes: {
					name: string;
					isInternalGroup?: boolean | null;
					hasAccessToAllBuilds?: boolean | null;
					publicLinkEnabled?: boolean | null;
					publicLinkLimitEnabled?: boolean | null;
					publicLinkLimit?: number | null;
					feedbackEnabled?: boolean | null;
				};
				relationships: {
					app: {
						data: {
							/** @enum {string} */
							type: "apps";
							id: string;
						};
					};
					builds?: {
						data?: {
							/** @enum {string} */
							type: "builds";
							id: string;
						}[];
					};
					betaTesters?: {
						data?: {
							/** @enum {string} */
							type: "betaTesters";
							id: string;
						}[];
					};
				};
			};
		};
		BetaGroupUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "betaGroups";
				id: string;
				attributes?: {
					name?: string | null;
					publicLinkEnabled?: boolean | null;
					publicLinkLimitEnabled?: boolean | null;
					publicLinkLimit?: number | null;
					feedbackEnabled?: boolean | null;
					iosBuildsAvailableForAppleSiliconMac?: boolean | null;
					iosBuildsAvailableForAppleVision?: boolean | null;
				};
			};
		};
		BetaTester: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "betaTesters";
			id: string;
			attributes?: {
				firstName?: string;
				lastName?: string;
				/** Format: email */
				email?: string;
				inviteType?: components["schemas"]["BetaInviteType"];
				state?: components["schemas"]["BetaTesterState"];
				appDevices?: {
					model?: string;
					/** @enum {string} */
					platform?: "IOS" | "MAC_OS" | "TV_OS" | "WATCH_OS" | "VISION_OS";
					osVersion?: string;
					appBuildVersion?: string;
				}[];
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				apps?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "apps";
						id: string;
					}[];
				};
				betaGroups?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "betaGroups";
						id: string;
					}[];
				};
				builds?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "builds";
						id: string;
					}[];
				};
			};
		};
		BetaTestersResponse: {
			data: components["schemas"]["BetaTester"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: (components["schemas"]["BetaGroup"] | components["schemas"]["Build"] | components["schemas"]["App"])[];
		};
		BetaTesterResponse: {
			data: components["schemas"]["BetaTester"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["BetaGroup"] | components["schemas"]["Build"] | components["schemas"]["App"])[];
		};
		BetaTesterCreateRequest: {
			data: {
				/** @enum {string} */
				type: "betaTesters";
				attributes: {
					firstName?: string | null;
					lastName?: string | null;
					/** Format: email */
					email: string;
				};
				relationships?: {
					betaGroups?: {
						data?: {
							/** @enum {string} */
							type: "betaGroups";
							id: string;
						}[];
					};
					builds?: {
						data?: {
							/** @enum {string} */
							type: "builds";
							id: string;
						}[];
					};
				};
			};
		};
		BuildBetaDetail: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "buildBetaDetails";
			id: string;
			attributes?: {
				autoNotifyEnabled?: boolean;
				internalBuildState?: components["schemas"]["InternalBetaState"];
				externalBuildState?: components["schemas"]["ExternalBetaState"];
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				build?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "builds";
						id: string;
					};
				};
			};
		};
		BuildBetaDetailsResponse: {
			data: components["schemas"]["BuildBetaDetail"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: components["schemas"]["Build"][];
		};
		BuildBetaDetailResponse: {
			data: components["schemas"]["BuildBetaDetail"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["Build"][];
		};
		BuildBetaDetailUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "buildBetaDetails";
				id: string;
				attributes?: {
					autoNotifyEnabled?: boolean | null;
				};
			};
		};
		BuildUploadFile: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "buildUploadFiles";
			id: string;
			attributes?: {
				assetDeliveryState?: components["schemas"]["AppMediaAssetState"];
				assetToken?: string;
				/** @enum {string} */
				assetType?: "ASSET" | "ASSET_DESCRIPTION" | "ASSET_SPI";
				fileName?: string;
				/** Format: int64 */
				fileSize?: number;
				sourceFileChecksums?: components["schemas"]["Checksums"];
				uploadOperations?: components["schemas"]["DeliveryFileUploadOperation"][];
				/** @enum {string} */
				uti?: "com.apple.binary-property-list" | "com.apple.ipa" | "com.apple.pkg" | "com.apple.xml-property-list" | "com.pkware.zip-archive";
			};
			links?: components["schemas"]["ResourceLinks"];
		};
		BuildUploadFilesResponse: {
			data: components["schemas"]["BuildUploadFile"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
		};
		BuildUploadFileResponse: {
			data: components["schemas"]["BuildUploadFile"];
			links: components["schemas"]["DocumentLinks"];
		};
		BuildUploadFileCreateRequest: {
			data: {
				/** @enum {string} */
				type: "buildUploadFiles";
				attributes: {
					/** @enum {string} */
					assetType: "ASSET" | "ASSET_DESCRIPTION" | "ASSET_SPI";
					fileName: string;
					/** Format: int64 */
					fileSize: number;
					/** @enum {string} */
					uti: "com.apple.binary-property-list" | "com.apple.ipa" | "com.apple.pkg" | "com.apple.xml-property-list" | "com.pkware.zip-archive";
				};
				relationships: {
					buildUpload: {
						data: {
							/** @enum {string} */
							type: "buildUploads";
							id: string;
						};
					};
				};
			};
		};
		BuildUploadFileUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "buildUploadFiles";
				id: string;
				attributes?: {
					sourceFileChecksums?: components["schemas"]["Checksums"];
					uploaded?: boolean | null;
				};
			};
		};
		BuildUpload: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "buildUploads";
			id: string;
			attributes?: {
				cfBundleShortVersionString?: string;
				cfBundleVersion?: string;
				/** Format: date-time */
				createdDate?: string;
				state?: {
					errors?: components["schemas"]["StateDetail"][];
					warnings?: components["schemas"]["StateDetail"][];
					infos?: components["schemas"]["StateDetail"][];
					state?: components["schemas"]["BuildUploadState"];
				};
				platform?: components["schemas"]["Platform"];
				/** Format: date-time */
				uploadedDate?: string;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				build?: {
					data?: {
						/** @enum {string} */
						type: "builds";
						id: string;
					};
				};
				assetFile?: {
					data?: {
						/** @enum {string} */
						type: "buildUploadFiles";
						id: string;
					};
				};
				assetDescriptionFile?: {
					data?: {
						/** @enum {string} */
						type: "buildUploadFiles";
						id: string;
					};
				};
				assetSpiFile?: {
					data?: {
						/** @enum {string} */
						type: "buildUploadFiles";
						id: string;
					};
				};
				buildUploadFiles?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
			};
		};
		BuildUploadsResponse: {
			data: components["schemas"]["BuildUpload"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: (components["schemas"]["BuildUploadFile"] | components["schemas"]["Build"])[];
		};
		BuildUploadResponse: {
			data: components["schemas"]["BuildUpload"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["BuildUploadFile"] | components["schemas"]["Build"])[];
		};
		BuildUploadCreateRequest: {
			data: {
				/** @enum {string} */
				type: "buildUploads";
				attributes: {
					cfBundleShortVersionString: string;
					cfBundleVersion: string;
					platform: components["schemas"]["Platform"];
				};
				relationships: {
					app: {
						data: {
							/** @enum {string} */
							type: "apps";
							id: string;
						};
					};
				};
			};
		};
		Build: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "builds";
			id: string;
			attributes?: {
				version?: string;
				/** Format: date-time */
				uploadedDate?: string;
				/** Format: date-time */
				expirationDate?: string;
				expired?: boolean;
				minOsVersion?: string;
				lsMinimumSystemVersion?: string;
				computedMinMacOsVersion?: string;
				computedMinVisionOsVersion?: string;
				iconAssetToken?: components["schemas"]["ImageAsset"];
				/** @enum {string} */
				processingState?: "PROCESSING" | "FAILED" | "INVALID" | "VALID";
				buildAudienceType?: components["schemas"]["BuildAudienceType"];
				usesNonExemptEncryption?: boolean;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				preReleaseVersion?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "preReleaseVersions";
						id: string;
					};
				};
				individualTesters?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "betaTesters";
						id: string;
					}[];
				};
				betaGroups?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "betaGroups";
						id: string;
					}[];
				};
				betaBuildLocalizations?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "betaBuildLocalizations";
						id: string;
					}[];
				};
				betaAppReviewSubmission?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "betaAppReviewSubmissions";
						id: string;
					};
				};
				app?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "apps";
						id: string;
					};
				};
				buildBetaDetail?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "buildBetaDetails";
						id: string;
					};
				};
				appStoreVersion?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "appStoreVersions";
						id: string;
					};
				};
				buildUpload?: {
					data?: {
						/** @enum {string} */
						type: "buildUploads";
						id: string;
					};
				};
				perfPowerMetrics?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
				diagnosticSignatures?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
			};
		};
		BuildsResponse: {
			data: components["schemas"]["Build"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: (components["schemas"]["BetaGroup"] | components["schemas"]["BetaAppReviewSubmission"] | components["schemas"]["BuildBetaDetail"] | components["schemas"]["BuildUpload"] | components["schemas"]["AppStoreVersion"] | components["schemas"]["PrereleaseVersion"] | components["schemas"]["BetaTester"] | components["schemas"]["App"] | components["schemas"]["BetaBuildLocalization"])[];
		};
		BuildResponse: {
			data: components["schemas"]["Build"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["BetaGroup"] | components["schemas"]["BetaAppReviewSubmission"] | components["schemas"]["BuildBetaDetail"] | components["schemas"]["BuildUpload"] | components["schemas"]["AppStoreVersion"] | components["schemas"]["PrereleaseVersion"] | components["schemas"]["BetaTester"] | components["schemas"]["App"] | components["schemas"]["BetaBuildLocalization"])[];
		};
		BuildUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "builds";
				id: string;
				attributes?: {
					expired?: boolean | null;
					usesNonExemptEncryption?: boolean | null;
				};
				relationships?: {
					appEncryptionDeclaration?: {
						data?: {
							/** @enum {string} */
							type: "appEncryptionDeclarations";
							id: string;
						};
					};
				};
			};
		};
		CustomerReviewResponseV1: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "customerReviewResponses";
			id: string;
			attributes?: {
				responseBody?: string;
				/** Format: date-time */
				lastModifiedDate?: string;
				/** @enum {string} */
				state?: "PUBLISHED" | "PENDING_PUBLISH";
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				review?: {
					data?: {
						/** @enum {string} */
						type: "customerReviews";
						id: string;
					};
				};
			};
		};
		CustomerReviewResponseV1Response: {
			data: components["schemas"]["CustomerReviewResponseV1"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["CustomerReview"][];
		};
		CustomerReviewResponseV1CreateRequest: {
			data: {
				/** @enum {string} */
				type: "customerReviewResponses";
				attributes: {
					responseBody: string;
				};
				relationships: {
					review: {
						data: {
							/** @enum {string} */
							type: "customerReviews";
							id: string;
						};
					};
				};
			};
		};
		CustomerReview: {
			/** @enum {string} */
			type: "customerReviews";
			id: string;
			attributes?: {
				rating?: number;
				title?: string;
				body?: string;
				reviewerNickname?: string;
				/** Format: date-time */
				createdDate?: string;
				territory?: components["schemas"]["TerritoryCode"];
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				response?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "customerReviewResponses";
						id: string;
					};
				};
				reviewTerritory?: {
					data?: {
						/** @enum {string} */
						type: "territories";
						id: string;
					};
				};
			};
		};
		CustomerReviewsResponse: {
			data: components["schemas"]["CustomerReview"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: (components["schemas"]["Territory"] | components["schemas"]["CustomerReviewResponseV1"])[];
		};
		CustomerReviewResponse: {
			data: components["schemas"]["CustomerReview"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["Territory"] | components["schemas"]["CustomerReviewResponseV1"])[];
		};
		PrereleaseVersion: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "preReleaseVersions";
			id: string;
			attributes?: {
				version?: string;
				platform?: components["schemas"]["Platform"];
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				builds?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "builds";
						id: string;
					}[];
				};
				app?: {
					links?: components["schemas"]["RelationshipLinks"];
					data?: {
						/** @enum {string} */
						type: "apps";
						id: string;
					};
				};
			};
		};
		PreReleaseVersionsResponse: {
			data: components["schemas"]["PrereleaseVersion"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: (components["schemas"]["Build"] | components["schemas"]["App"])[];
		};
		PrereleaseVersionResponse: {
			data: components["schemas"]["PrereleaseVersion"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["Build"] | components["schemas"]["App"])[];
		};
		ReviewSubmissionItem: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "reviewSubmissionItems";
			id: string;
			attributes?: {
				/** @enum {string} */
				state?: "READY_FOR_REVIEW" | "ACCEPTED" | "APPROVED" | "REJECTED" | "REMOVED";
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				appStoreVersion?: {
					data?: {
						/** @enum {string} */
						type: "appStoreVersions";
						id: string;
					};
				};
			};
		};
		ReviewSubmissionItemsResponse: {
			data: components["schemas"]["ReviewSubmissionItem"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: components["schemas"]["AppStoreVersion"][];
		};
		ReviewSubmissionItemResponse: {
			data: components["schemas"]["ReviewSubmissionItem"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["AppStoreVersion"][];
		};
		ReviewSubmissionItemCreateRequest: {
			data: {
				/** @enum {string} */
				type: "reviewSubmissionItems";
				relationships: {
					reviewSubmission: {
						data: {
							/** @enum {string} */
							type: "reviewSubmissions";
							id: string;
						};
					};
					appStoreVersion?: {
						data?: {
							/** @enum {string} */
							type: "appStoreVersions";
							id: string;
						};
					};
					appCustomProductPageVersion?: {
						data?: {
							/** @enum {string} */
							type: "appCustomProductPageVersions";
							id: string;
						};
					};
					appStoreVersionExperiment?: {
						data?: {
							/** @enum {string} */
							type: "appStoreVersionExperiments";
							id: string;
						};
					};
					appStoreVersionExperimentV2?: {
						data?: {
							/** @enum {string} */
							type: "appStoreVersionExperiments";
							id: string;
						};
					};
					appEvent?: {
						data?: {
							/** @enum {string} */
							type: "appEvents";
							id: string;
						};
					};
					backgroundAssetVersion?: {
						data?: {
							/** @enum {string} */
							type: "backgroundAssetVersions";
							id: string;
						};
					};
					gameCenterAchievementVersion?: {
						data?: {
							/** @enum {string} */
							type: "gameCenterAchievementVersions";
							id: string;
						};
					};
					gameCenterActivityVersion?: {
						data?: {
							/** @enum {string} */
							type: "gameCenterActivityVersions";
							id: string;
						};
					};
					gameCenterChallengeVersion?: {
						data?: {
							/** @enum {string} */
							type: "gameCenterChallengeVersions";
							id: string;
						};
					};
					gameCenterLeaderboardSetVersion?: {
						data?: {
							/** @enum {string} */
							type: "gameCenterLeaderboardSetVersions";
							id: string;
						};
					};
					gameCenterLeaderboardVersion?: {
						data?: {
							/** @enum {string} */
							type: "gameCenterLeaderboardVersions";
							id: string;
						};
					};
					inAppPurchaseVersion?: {
						data?: {
							/** @enum {string} */
							type: "inAppPurchaseVersions";
							id: string;
						};
					};
					subscriptionVersion?: {
						data?: {
							/** @enum {string} */
							type: "subscriptionVersions";
							id: string;
						};
					};
					subscriptionGroupVersion?: {
						data?: {
							/** @enum {string} */
							type: "subscriptionGroupVersions";
							id: string;
						};
					};
				};
			};
		};
		ReviewSubmissionItemUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "reviewSubmissionItems";
				id: string;
				attributes?: {
					resolved?: boolean | null;
					removed?: boolean | null;
				};
			};
		};
		ReviewSubmission: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "reviewSubmissions";
			id: string;
			attributes?: {
				platform?: components["schemas"]["Platform"];
				/** Format: date-time */
				submittedDate?: string;
				/** @enum {string} */
				state?: "READY_FOR_REVIEW" | "WAITING_FOR_REVIEW" | "IN_REVIEW" | "UNRESOLVED_ISSUES" | "CANCELING" | "COMPLETING" | "COMPLETE";
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				app?: {
					data?: {
						/** @enum {string} */
						type: "apps";
						id: string;
					};
				};
				items?: {
					links?: components["schemas"]["RelationshipLinks"];
					meta?: components["schemas"]["PagingInformation"];
					data?: {
						/** @enum {string} */
						type: "reviewSubmissionItems";
						id: string;
					}[];
				};
				appStoreVersionForReview?: {
					data?: {
						/** @enum {string} */
						type: "appStoreVersions";
						id: string;
					};
				};
			};
		};
		ReviewSubmissionsResponse: {
			data: components["schemas"]["ReviewSubmission"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: (components["schemas"]["ReviewSubmissionItem"] | components["schemas"]["AppStoreVersion"] | components["schemas"]["App"])[];
		};
		ReviewSubmissionResponse: {
			data: components["schemas"]["ReviewSubmission"];
			links: components["schemas"]["DocumentLinks"];
			included?: (components["schemas"]["ReviewSubmissionItem"] | components["schemas"]["AppStoreVersion"] | components["schemas"]["App"])[];
		};
		ReviewSubmissionCreateRequest: {
			data: {
				/** @enum {string} */
				type: "reviewSubmissions";
				attributes?: {
					platform?: components["schemas"]["Platform"];
				};
				relationships: {
					app: {
						data: {
							/** @enum {string} */
							type: "apps";
							id: string;
						};
					};
				};
			};
		};
		ReviewSubmissionUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "reviewSubmissions";
				id: string;
				attributes?: {
					platform?: components["schemas"]["Platform"];
					submitted?: boolean | null;
					canceled?: boolean | null;
				};
			};
		};
		Territory: {
			/**
			 * @description discriminator enum property added by openapi-typescript
			 * @enum {string}
			 */
			type: "territories";
			id: string;
			attributes?: {
				currency?: string;
			};
			links?: components["schemas"]["ResourceLinks"];
		};
		TerritoriesResponse: {
			data: components["schemas"]["Territory"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
		};
		TerritoryAvailability: {
			/** @enum {string} */
			type: "territoryAvailabilities";
			id: string;
			attributes?: {
				available?: boolean;
				/** Format: date */
				releaseDate?: string;
				preOrderEnabled?: boolean;
				/** Format: date */
				preOrderPublishDate?: string;
				contentStatuses?: ("AVAILABLE" | "AVAILABLE_FOR_PREORDER_ON_DATE" | "PROCESSING_TO_NOT_AVAILABLE" | "PROCESSING_TO_AVAILABLE" | "PROCESSING_TO_PRE_ORDER" | "AVAILABLE_FOR_SALE_UNRELEASED_APP" | "PREORDER_ON_UNRELEASED_APP" | "AVAILABLE_FOR_PREORDER" | "MISSING_RATING" | "CANNOT_SELL_RESTRICTED_RATING" | "BRAZIL_REQUIRED_TAX_ID" | "BRAZIL_GAMBLING_NOT_VERIFIED" | "MISSING_GRN" | "UNVERIFIED_GRN" | "ICP_NUMBER_INVALID" | "ICP_NUMBER_MISSING" | "TRADER_STATUS_NOT_PROVIDED" | "TRADER_STATUS_VERIFICATION_FAILED" | "TRADER_STATUS_VERIFICATION_STATUS_MISSING" | "CANNOT_SELL_SEVENTEEN_PLUS_APPS" | "CANNOT_SELL_SEXUALLY_EXPLICIT" | "CANNOT_SELL_NON_IOS_GAMES" | "CANNOT_SELL_SEVENTEEN_PLUS_GAMES" | "CANNOT_SELL_CASINO" | "CANNOT_SELL_CASINO_WITHOUT_GRAC" | "CANNOT_SELL_CASINO_WITHOUT_AGE_VERIFICATION" | "CANNOT_SELL_ADULT_ONLY" | "CANNOT_SELL_GAMBLING_CONTESTS" | "CANNOT_SELL_GAMBLING" | "CANNOT_SELL_CONTESTS" | "CANNOT_SELL_NINETEEN_PLUS_WITHOUT_GRAC" | "CANNOT_SELL" | "CANNOT_SELL_FREQUENT_INTENSE_GAMBLING" | "CANNOT_SELL_FREQUENT_INTENSE_ALCOHOL_TOBACCO_DRUGS" | "CANNOT_SELL_FREQUENT_INTENSE_VIOLENCE" | "CANNOT_SELL_FREQUENT_INTENSE_SEXUAL_CONTENT_NUDITY" | "CANNOT_SELL_INFREQUENT_MILD_ALCOHOL_TOBACCO_DRUGS" | "CANNOT_SELL_INFREQUENT_MILD_SEXUAL_CONTENT_NUDITY" | "CANNOT_SELL_FREQUENT_INTENSE" | "CANNOT_SELL_FREQUENT_INTENSE_WITHOUT_GRAC" | "CANNOT_SELL_FREQUENT_GAMBLING" | "CANNOT_SELL_FREQUENT_ALCOHOL_TOBACCO_DRUGS" | "CANNOT_SELL_FREQUENT_VIOLENCE" | "CANNOT_SELL_FREQUENT_SEXUAL_CONTENT_NUDITY" | "CANNOT_SELL_INFREQUENT_ALCOHOL_TOBACCO_DRUGS" | "CANNOT_SELL_INFREQUENT_SEXUAL_CONTENT_NUDITY" | "CANNOT_SELL_FREQUENT" | "CANNOT_SELL_FREQUENT_WITHOUT_GRAC")[];
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				territory?: {
					data?: {
						/** @enum {string} */
						type: "territories";
						id: string;
					};
				};
			};
		};
		TerritoryAvailabilityInlineCreate: {
			/** @enum {string} */
			type: "territoryAvailabilities";
			id?: string;
			attributes?: {
				available?: boolean | null;
				/** Format: date */
				releaseDate?: string | null;
				preOrderEnabled?: boolean | null;
			};
			relationships?: {
				territory?: {
					data?: {
						/** @enum {string} */
						type: "territories";
						id: string;
					};
				};
			};
		};
		TerritoryAvailabilitiesResponse: {
			data: components["schemas"]["TerritoryAvailability"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: components["schemas"]["Territory"][];
		};
		TerritoryAvailabilityResponse: {
			data: components["schemas"]["TerritoryAvailability"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["Territory"][];
		};
		TerritoryAvailabilityUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "territoryAvailabilities";
				id: string;
				attributes?: {
					available?: boolean | null;
					/** Format: date */
					releaseDate?: string | null;
					preOrderEnabled?: boolean | null;
				};
			};
		};
		WebhookDelivery: {
			/** @enum {string} */
			type: "webhookDeliveries";
			id: string;
			attributes?: {
				/** Format: date-time */
				createdDate?: string;
				/** @enum {string} */
				deliveryState?: "SUCCEEDED" | "FAILED" | "PENDING";
				errorMessage?: string;
				redelivery?: boolean;
				/** Format: date-time */
				sentDate?: string;
				request?: {
					/** Format: uri */
					url?: string;
				};
				response?: {
					httpStatusCode?: number;
					body?: string;
				};
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: Record<string, never>;
		};
		WebhookDeliveriesResponse: {
			data: components["schemas"]["WebhookDelivery"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: components["schemas"]["WebhookEvent"][];
		};
		WebhookDeliveryResponse: {
			data: components["schemas"]["WebhookDelivery"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["WebhookEvent"][];
		};
		WebhookDeliveryCreateRequest: {
			data: {
				/** @enum {string} */
				type: "webhookDeliveries";
				relationships: {
					template: {
						data: {
							/** @enum {string} */
							type: "webhookDeliveries";
							id: string;
						};
					};
				};
			};
		};
		WebhookEvent: {
			/** @enum {string} */
			type: "webhookEvents";
			id: string;
			attributes?: {
				eventType?: components["schemas"]["WebhookEventType"];
				payload?: string;
				ping?: boolean;
				/** Format: date-time */
				createdDate?: string;
			};
			links?: components["schemas"]["ResourceLinks"];
		};
		WebhookPing: {
			/** @enum {string} */
			type: "webhookPings";
			id: string;
			links?: components["schemas"]["ResourceLinks"];
		};
		WebhookPingResponse: {
			data: components["schemas"]["WebhookPing"];
			links: components["schemas"]["DocumentLinks"];
		};
		WebhookPingCreateRequest: {
			data: {
				/** @enum {string} */
				type: "webhookPings";
				relationships: {
					webhook: {
						data: {
							/** @enum {string} */
							type: "webhooks";
							id: string;
						};
					};
				};
			};
		};
		Webhook: {
			/** @enum {string} */
			type: "webhooks";
			id: string;
			attributes?: {
				enabled?: boolean;
				eventTypes?: components["schemas"]["WebhookEventType"][];
				name?: string;
				/** Format: uri */
				url?: string;
			};
			links?: components["schemas"]["ResourceLinks"];
			relationships?: {
				app?: {
					data?: {
						/** @enum {string} */
						type: "apps";
						id: string;
					};
				};
				deliveries?: {
					links?: components["schemas"]["RelationshipLinks"];
				};
			};
		};
		WebhooksResponse: {
			data: components["schemas"]["Webhook"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
			included?: components["schemas"]["App"][];
		};
		WebhookResponse: {
			data: components["schemas"]["Webhook"];
			links: components["schemas"]["DocumentLinks"];
			included?: components["schemas"]["App"][];
		};
		WebhookCreateRequest: {
			data: {
				/** @enum {string} */
				type: "webhooks";
				attributes: {
					enabled: boolean;
					eventTypes: components["schemas"]["WebhookEventType"][];
					name: string;
					secret: string;
					/** Format: uri */
					url: string;
				};
				relationships: {
					app: {
						data: {
							/** @enum {string} */
							type: "apps";
							id: string;
						};
					};
				};
			};
		};
		WebhookUpdateRequest: {
			data: {
				/** @enum {string} */
				type: "webhooks";
				id: string;
				attributes?: {
					enabled?: boolean | null;
					eventTypes?: components["schemas"]["WebhookEventType"][] | null;
					name?: string | null;
					secret?: string | null;
					/** Format: uri */
					url?: string | null;
				};
			};
		};
		AppWithoutIncludesResponse: {
			data: components["schemas"]["App"];
			links: components["schemas"]["DocumentLinks"];
		};
		AppScreenshotSetAppScreenshotsLinkagesResponse: {
			data: {
				/** @enum {string} */
				type: "appScreenshots";
				id: string;
			}[];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
		};
		AppScreenshotSetAppScreenshotsLinkagesRequest: {
			data: {
				/** @enum {string} */
				type: "appScreenshots";
				id: string;
			}[];
		};
		AppStoreVersionPhasedReleaseWithoutIncludesResponse: {
			data: components["schemas"]["AppStoreVersionPhasedRelease"];
			links: components["schemas"]["DocumentLinks"];
		};
		BuildWithoutIncludesResponse: {
			data: components["schemas"]["Build"];
			links: components["schemas"]["DocumentLinks"];
		};
		AppStoreVersionBuildLinkageResponse: {
			data: {
				/** @enum {string} */
				type: "builds";
				id: string;
			};
			links: components["schemas"]["DocumentLinks"];
		};
		AppStoreVersionBuildLinkageRequest: {
			data: {
				/** @enum {string} */
				type: "builds";
				id: string;
			};
		};
		BetaGroupsWithoutIncludesResponse: {
			data: components["schemas"]["BetaGroup"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
		};
		BuildsWithoutIncludesResponse: {
			data: components["schemas"]["Build"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
		};
		PreReleaseVersionsWithoutIncludesResponse: {
			data: components["schemas"]["PrereleaseVersion"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
		};
		BetaGroupBetaTestersLinkagesResponse: {
			data: {
				/** @enum {string} */
				type: "betaTesters";
				id: string;
			}[];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
		};
		BetaGroupBetaTestersLinkagesRequest: {
			data: {
				/** @enum {string} */
				type: "betaTesters";
				id: string;
			}[];
		};
		BetaGroupBuildsLinkagesResponse: {
			data: {
				/** @enum {string} */
				type: "builds";
				id: string;
			}[];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
		};
		BetaGroupBuildsLinkagesRequest: {
			data: {
				/** @enum {string} */
				type: "builds";
				id: string;
			}[];
		};
		BetaAppReviewSubmissionWithoutIncludesResponse: {
			data: components["schemas"]["BetaAppReviewSubmission"];
			links: components["schemas"]["DocumentLinks"];
		};
		BetaBuildLocalizationsWithoutIncludesResponse: {
			data: components["schemas"]["BetaBuildLocalization"][];
			links: components["schemas"]["PagedDocumentLinks"];
			meta?: components["schemas"]["PagingInformation"];
		};
		BuildBetaGroupsLinkagesRequest: {
			data: {
				/** @enum {string} */
				type: "betaGroups";
				id: string;
			}[];
		};
		PrereleaseVersionWithoutIncludesResponse: {
			data: components["schemas"]["PrereleaseVersion"];
			links: components["schemas"]["DocumentLinks"];
		};
		ErrorResponse: {
			errors?: components["schemas"]["ResponseError"][];
		};
		ErrorSourceParameter: {
			parameter: string;
		};
		ErrorSourcePointer: {
			pointer: string;
		};
		ErrorLinks: {
			/** Format: uri-reference */
			about?: string;
			associated?: string | {
				/** Format: uri-reference */
				href?: string;
				meta?: {
					source?: string;
				};
			};
		};
		PagedDocumentLinks: {
			/** Format: uri-reference */
			self: string;
			/** Format: uri-reference */
			first?: string;
			/** Format: uri-reference */
			next?: string;
		};
		PagingInformation: {
			paging: {
				total?: number;
				limit: number;
				nextCursor?: string;
			};
		};
		DocumentLinks: {
			/** Format: uri-reference */
			self: string;
		};
		ResourceLinks: {
			/** Format: uri-reference */
			self?: string;
		};
		RelationshipLinks: {
			/** Format: uri-reference */
			self?: string;
			/** Format: uri-reference */
			related?: string;
		};
		AppMediaAssetState: {
			errors?: components["schemas"]["AppMediaStateError"][];
			warnings?: components["schemas"]["AppMediaStateError"][];
			/** @enum {string} */
			state?: "AWAITING_UPLOAD" | "UPLOAD_COMPLETE" | "COMPLETE" | "FAILED";
		};
		AppMediaStateError: {
			code?: string;
			description?: string;
		};
		/** @enum {string} */
		AppStoreAgeRating: "L" | "ALL" | "ZERO_ZERO" | "ONE_PLUS" | "TWO_PLUS" | "THREE_PLUS" | "FOUR_PLUS" | "FIVE_PLUS" | "SIX_PLUS" | "SEVEN_PLUS" | "EIGHT_PLUS" | "NINE_PLUS" | "TEN_PLUS" | "ELEVEN_PLUS" | "TWELVE_PLUS" | "THIRTEEN_PLUS" | "FOURTEEN_PLUS" | "FIFTEEN_PLUS" | "SIXTEEN_PLUS" | "SEVENTEEN_PLUS" | "EIGHTEEN_PLUS" | "NINETEEN_PLUS" | "TWENTY_PLUS" | "TWENTY_ONE_PLUS" | "UNRATED";
		/** @enum {string} */
		AppStoreVersionState: "ACCEPTED" | "DEVELOPER_REMOVED_FROM_SALE" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_CONTRACT" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PREORDER_READY_FOR_SALE" | "PROCESSING_FOR_APP_STORE" | "READY_FOR_REVIEW" | "READY_FOR_SALE" | "REJECTED" | "REMOVED_FROM_SALE" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW" | "REPLACED_WITH_NEW_VERSION" | "NOT_APPLICABLE";
		/** @enum {string} */
		AppVersionState: "ACCEPTED" | "DEVELOPER_REJECTED" | "IN_REVIEW" | "INVALID_BINARY" | "METADATA_REJECTED" | "PENDING_APPLE_RELEASE" | "PENDING_DEVELOPER_RELEASE" | "PREPARE_FOR_SUBMISSION" | "PROCESSING_FOR_DISTRIBUTION" | "READY_FOR_DISTRIBUTION" | "READY_FOR_REVIEW" | "REJECTED" | "REPLACED_WITH_NEW_VERSION" | "WAITING_FOR_EXPORT_COMPLIANCE" | "WAITING_FOR_REVIEW";
		/** @enum {string} */
		BetaInviteType: "EMAIL" | "PUBLIC_LINK";
		/** @enum {string} */
		BetaReviewState: "WAITING_FOR_REVIEW" | "IN_REVIEW" | "REJECTED" | "APPROVED";
		/** @enum {string} */
		BetaTesterState: "NOT_INVITED" | "INVITED" | "ACCEPTED" | "INSTALLED" | "REVOKED";
		/** @enum {string} */
		BrazilAgeRating: "L" | "TEN" | "TWELVE" | "FOURTEEN" | "SIXTEEN" | "EIGHTEEN";
		/** @enum {string} */
		BuildAudienceType: "INTERNAL_ONLY" | "APP_STORE_ELIGIBLE";
		/** @enum {string} */
		BuildUploadState: "AWAITING_UPLOAD" | "PROCESSING" | "FAILED" | "COMPLETE";
		/** @enum {string} */
		ChecksumAlgorithm: "MD5" | "SHA_256";
		Checksums: {
			file?: {
				hash?: string;
				algorithm?: components["schemas"]["ChecksumAlgorithm"];
			};
			composite?: {
				hash?: string;
				/** @enum {string} */
				algorithm?: "MD5";
			};
		};
		DeliveryFileUploadOperation: {
			method?: string;
			url?: string;
			/** Format: int64 */
			length?: number;
			/** Format: int64 */
			offset?: number;
			requestHeaders?: components["schemas"]["HttpHeader"][];
			/** Format: date-time */
			expiration?: string;
			/** Format: int64 */
			partNumber?: number;
			entityTag?: string;
		};
		/** @enum {string} */
		ExternalBetaState: "PROCESSING" | "PROCESSING_EXCEPTION" | "MISSING_EXPORT_COMPLIANCE" | "READY_FOR_BETA_TESTING" | "IN_BETA_TESTING" | "EXPIRED" | "READY_FOR_BETA_SUBMISSION" | "IN_EXPORT_COMPLIANCE_REVIEW" | "WAITING_FOR_BETA_REVIEW" | "IN_BETA_REVIEW" | "BETA_REJECTED" | "BETA_APPROVED" | "NOT_APPLICABLE";
		HttpHeader: {
			name?: string;
			value?: string;
		};
		ImageAsset: {
			templateUrl?: string;
			width?: number;
			height?: number;
		};
		/** @enum {string} */
		InternalBetaState: "PROCESSING" | "PROCESSING_EXCEPTION" | "MISSING_EXPORT_COMPLIANCE" | "READY_FOR_BETA_TESTING" | "IN_BETA_TESTING" | "EXPIRED" | "IN_EXPORT_COMPLIANCE_REVIEW";
		/** @enum {string} */
		KidsAgeBand: "FIVE_AND_UNDER" | "SIX_TO_EIGHT" | "NINE_TO_ELEVEN";
		/** @enum {string} */
		PhasedReleaseState: "INACTIVE" | "ACTIVE" | "PAUSED" | "COMPLETE";
		/** @enum {string} */
		Platform: "IOS" | "MAC_OS" | "TV_OS" | "VISION_OS";
		/** @enum {string} */
		ScreenshotDisplayType: "APP_IPHONE_67" | "APP_IPHONE_61" | "APP_IPHONE_65" | "APP_IPHONE_58" | "APP_IPHONE_55" | "APP_IPHONE_47" | "APP_IPHONE_40" | "APP_IPHONE_35" | "APP_IPAD_PRO_3GEN_129" | "APP_IPAD_PRO_3GEN_11" | "APP_IPAD_PRO_129" | "APP_IPAD_105" | "APP_IPAD_97" | "APP_DESKTOP" | "APP_WATCH_ULTRA" | "APP_WATCH_SERIES_10" | "APP_WATCH_SERIES_7" | "APP_WATCH_SERIES_4" | "APP_WATCH_SERIES_3" | "APP_APPLE_TV" | "APP_APPLE_VISION_PRO" | "IMESSAGE_APP_IPHONE_67" | "IMESSAGE_APP_IPHONE_61" | "IMESSAGE_APP_IPHONE_65" | "IMESSAGE_APP_IPHONE_58" | "IMESSAGE_APP_IPHONE_55" | "IMESSAGE_APP_IPHONE_47" | "IMESSAGE_APP_IPHONE_40" | "IMESSAGE_APP_IPAD_PRO_3GEN_129" | "IMESSAGE_APP_IPAD_PRO_3GEN_11" | "IMESSAGE_APP_IPAD_PRO_129" | "IMESSAGE_APP_IPAD_105" | "IMESSAGE_APP_IPAD_97";
		StateDetail: {
			code?: string;
			description?: string;
		};
		/** @enum {string} */
		SubscriptionStatusUrlVersion: "V1" | "V2";
		/** @enum {string} */
		TerritoryCode: "ABW" | "AFG" | "AGO" | "AIA" | "ALB" | "AND" | "ANT" | "ARE" | "ARG" | "ARM" | "ASM" | "ATG" | "AUS" | "AUT" | "AZE" | "BDI" | "BEL" | "BEN" | "BES" | "BFA" | "BGD" | "BGR" | "BHR" | "BHS" | "BIH" | "BLR" | "BLZ" | "BMU" | "BOL" | "BRA" | "BRB" | "BRN" | "BTN" | "BWA" | "CAF" | "CAN" | "CHE" | "CHL" | "CHN" | "CIV" | "CMR" | "COD" | "COG" | "COK" | "COL" | "COM" | "CPV" | "CRI" | "CUB" | "CUW" | "CXR" | "CYM" | "CYP" | "CZE" | "DEU" | "DJI" | "DMA" | "DNK" | "DOM" | "DZA" | "ECU" | "EGY" | "ERI" | "ESP" | "EST" | "ETH" | "FIN" | "FJI" | "FLK" | "FRA" | "FRO" | "FSM" | "GAB" | "GBR" | "GEO" | "GGY" | "GHA" | "GIB" | "GIN" | "GLP" | "GMB" | "GNB" | "GNQ" | "GRC" | "GRD" | "GRL" | "GTM" | "GUF" | "GUM" | "GUY" | "HKG" | "HND" | "HRV" | "HTI" | "HUN" | "IDN" | "IMN" | "IND" | "IRL" | "IRQ" | "ISL" | "ISR" | "ITA" | "JAM" | "JEY" | "JOR" | "JPN" | "KAZ" | "KEN" | "KGZ" | "KHM" | "KIR" | "KNA" | "KOR" | "KWT" | "LAO" | "LBN" | "LBR" | "LBY" | "LCA" | "LIE" | "LKA" | "LSO" | "LTU" | "LUX" | "LVA" | "MAC" | "MAR" | "MCO" | "MDA" | "MDG" | "MDV" | "MEX" | "MHL" | "MKD" | "MLI" | "MLT" | "MMR" | "MNE" | "MNG" | "MNP" | "MOZ" | "MRT" | "MSR" | "MTQ" | "MUS" | "MWI" | "MYS" | "MYT" | "NAM" | "NCL" | "NER" | "NFK" | "NGA" | "NIC" | "NIU" | "NLD" | "NOR" | "NPL" | "NRU" | "NZL" | "OMN" | "PAK" | "PAN" | "PER" | "PHL" | "PLW" | "PNG" | "POL" | "PRI" | "PRT" | "PRY" | "PSE" | "PYF" | "QAT" | "REU" | "ROU" | "RUS" | "RWA" | "SAU" | "SEN" | "SGP" | "SHN" | "SLB" | "SLE" | "SLV" | "SMR" | "SOM" | "SPM" | "SRB" | "SSD" | "STP" | "SUR" | "SVK" | "SVN" | "SWE" | "SWZ" | "SXM" | "SYC" | "TCA" | "TCD" | "TGO" | "THA" | "TJK" | "TKM" | "TLS" | "TON" | "TTO" | "TUN" | "TUR" | "TUV" | "TWN" | "TZA" | "UGA" | "UKR" | "UMI" | "URY" | "USA" | "UZB" | "VAT" | "VCT" | "VEN" | "VGB" | "VIR" | "VNM" | "VUT" | "WLF" | "WSM" | "XKS" | "YEM" | "ZAF" | "ZMB" | "ZWE";
		UploadOperation: {
			method?: string;
			url?: string;
			length?: number;
			offset?: number;
			requestHeaders?: components["schemas"]["HttpHeader"][];
		};
		/** @enum {string} */
		WebhookEventType: "ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED" | "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED" | "ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED" | "APP_STORE_VERSION_APP_VERSION_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_APP_STORE_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_EXTERNAL_BETA_RELEASE_STATE_UPDATED" | "BACKGROUND_ASSET_VERSION_INTERNAL_BETA_RELEASE_CREATED" | "BACKGROUND_ASSET_VERSION_STATE_UPDATED" | "BETA_FEEDBACK_CRASH_SUBMISSION_CREATED" | "BETA_FEEDBACK_SCREENSHOT_SUBMISSION_CREATED" | "BUILD_BETA_DETAIL_EXTERNAL_BUILD_STATE_UPDATED" | "BUILD_UPLOAD_STATE_UPDATED";
		ResponseError: {
			id?: string;
			status: string;
			code: string;
			title: string;
			detail?: string;
			source?: components["schemas"]["ErrorSourcePointer"] | components["schemas"]["ErrorSourceParameter"];
			links?: components["schemas"]["ErrorLinks"];
			meta?: {
				associatedErrors?: {
					[key: string]: components["schemas"]["ResponseError"][];
				};
			} & {
				[key: string]: unknown;
			};
		};
	};
	responses: {
		Refused: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				"application/json": components["schemas"]["ErrorResponse"];
			};
		};
	};
	parameters: {
		"exists.publishedResponse": boolean;
		"fields.ageRatingDeclarations": ("advertising" | "alcoholTobaccoOrDrugUseOrReferences" | "contests" | "gambling" | "gamblingSimulated" | "gunsOrOtherWeapons" | "healthOrWellnessTopics" | "kidsAgeBand" | "lootBox" | "medicalOrTreatmentInformation" | "messagingAndChat" | "parentalControls" | "profanityOrCrudeHumor" | "ageAssurance" | "sexualContentGraphicAndNudity" | "sexualContentOrNudity" | "socialMedia" | "socialMediaAgeRestricted" | "horrorOrFearThemes" | "matureOrSuggestiveThemes" | "unrestrictedWebAccess" | "userGeneratedContent" | "violenceCartoonOrFantasy" | "violenceRealisticProlongedGraphicOrSadistic" | "violenceRealistic" | "ageRatingOverride" | "ageRatingOverrideV2" | "koreaAgeRatingOverride" | "developerAgeRatingInfoUrl")[];
		"fields.appCategories": ("platforms" | "subcategories" | "parent")[];
		"fields.appInfoLocalizations": ("locale" | "name" | "subtitle" | "privacyPolicyUrl" | "privacyChoicesUrl" | "privacyPolicyText" | "appInfo")[];
		"fields.appInfoLocalizations.2": ("locale" | "name" | "subtitle" | "privacyPolicyUrl" | "privacyChoicesUrl" | "privacyPolicyText" | "appInfo")[];
		"fields.appInfos": ("appStoreState" | "state" | "appStoreAgeRating" | "australiaAgeRating" | "brazilAgeRating" | "brazilAgeRatingV2" | "franceAgeRating" | "koreaAgeRating" | "app" | "ageRatingDeclaration" | "appInfoLocalizations" | "primaryCategory" | "primarySubcategoryOne" | "primarySubcategoryTwo" | "secondaryCategory" | "secondarySubcategoryOne" | "secondarySubcategoryTwo" | "territoryAgeRatings")[];
		"fields.appInfos.2": ("appStoreState" | "state" | "appStoreAgeRating" | "australiaAgeRating" | "brazilAgeRating" | "brazilAgeRatingV2" | "franceAgeRating" | "koreaAgeRating" | "app" | "ageRatingDeclaration" | "appInfoLocalizations" | "primaryCategory" | "primarySubcategoryOne" | "primarySubcategoryTwo" | "secondaryCategory" | "secondarySubcategoryOne" | "secondarySubcategoryTwo" | "territoryAgeRatings")[];
		"fields.appScreenshotSets": ("screenshotDisplayType" | "appStoreVersionLocalization" | "appCustomProductPageLocalization" | "appStoreVersionExperimentTreatmentLocalization" | "appScreenshots")[];
		"fields.appScreenshotSets.2": ("screenshotDisplayType" | "appStoreVersionLocalization" | "appCustomProductPageLocalization" | "appStoreVersionExperimentTreatmentLocalization" | "appScreenshots")[];
		"fields.appScreenshots": ("fileSize" | "fileName" | "sourceFileChecksum" | "imageAsset" | "assetToken" | "assetType" | "uploadOperations" | "assetDeliveryState" | "appScreenshotSet")[];
		"fields.appScreenshots.2": ("fileSize" | "fileName" | "sourceFileChecksum" | "imageAsset" | "assetToken" | "assetType" | "uploadOperations" | "assetDeliveryState" | "appScreenshotSet")[];
		"fields.appStoreReviewAttachments": ("fileSize" | "fileName" | "sourceFileChecksum" | "uploadOperations" | "assetDeliveryState" | "appStoreReviewDetail")[];
		"fields.appStoreReviewAttachments.2": ("fileSize" | "fileName" | "sourceFileChecksum" | "uploadOperations" | "assetDeliveryState" | "appStoreReviewDetail")[];
		"fields.appStoreReviewDetails": ("contactFirstName" | "contactLastName" | "contactPhone" | "contactEmail" | "demoAccountName" | "demoAccountPassword" | "demoAccountRequired" | "notes" | "appStoreVersion" | "appStoreReviewAttachments")[];
		"fields.appStoreReviewDetails.2": ("contactFirstName" | "contactLastName" | "contactPhone" | "contactEmail" | "demoAccountName" | "demoAccountPassword" | "demoAccountRequired" | "notes" | "appStoreVersion" | "appStoreReviewAttachments")[];
		"fields.appStoreVersionLocalizations": ("description" | "locale" | "keywords" | "marketingUrl" | "promotionalText" | "supportUrl" | "whatsNew" | "appStoreVersion" | "appScreenshotSets" | "appPreviewSets" | "searchKeywords")[];
		"fields.appStoreVersionLocalizations.2": ("description" | "locale" | "keywords" | "marketingUrl" | "promotionalText" | "supportUrl" | "whatsNew" | "appStoreVersion" | "appScreenshotSets" | "appPreviewSets" | "searchKeywords")[];
		"fields.appStoreVersionPhasedReleases": ("phasedReleaseState" | "startDate" | "totalPauseDuration" | "currentDayNumber")[];
		"fields.appStoreVersions": ("platform" | "versionString" | "appStoreState" | "appVersionState" | "copyright" | "reviewType" | "releaseType" | "earliestReleaseDate" | "usesIdfa" | "downloadable" | "createdDate" | "app" | "appStoreVersionLocalizations" | "build" | "appStoreVersionPhasedRelease" | "gameCenterAppVersion" | "routingAppCoverage" | "appStoreReviewDetail" | "appStoreVersionSubmission" | "appClipDefaultExperience" | "appStoreVersionExperiments" | "appStoreVersionExperimentsV2" | "customerReviews" | "alternativeDistributionPackage")[];
		"fields.appStoreVersions.2": ("platform" | "versionString" | "appStoreState" | "appVersionState" | "copyright" | "reviewType" | "releaseType" | "earliestReleaseDate" | "usesIdfa" | "downloadable" | "createdDate" | "app" | "appStoreVersionLocalizations" | "build" | "appStoreVersionPhasedRelease" | "gameCenterAppVersion" | "routingAppCoverage" | "appStoreReviewDetail" | "appStoreVersionSubmission" | "appClipDefaultExperience" | "appStoreVersionExperiments" | "appStoreVersionExperimentsV2" | "customerReviews" | "alternativeDistributionPackage")[];
		"fields.apps": ("accessibilityUrl" | "name" | "bundleId" | "sku" | "primaryLocale" | "isOrEverWasMadeForKids" | "subscriptionStatusUrl" | "subscriptionStatusUrlVersion" | "subscriptionStatusUrlForSandbox" | "subscriptionStatusUrlVersionForSandbox" | "contentRightsDeclaration" | "streamlinedPurchasingEnabled" | "accessibilityDeclarations" | "appEncryptionDeclarations" | "appStoreIcon" | "ciProduct" | "betaTesters" | "betaGroups" | "appStoreVersions" | "appTags" | "preReleaseVersions" | "betaAppLocalizations" | "builds" | "betaLicenseAgreement" | "betaAppReviewDetail" | "appInfos" | "appClips" | "appPricePoints" | "endUserLicenseAgreement" | "appPriceSchedule" | "appAvailabilityV2" | "inAppPurchases" | "subscriptionGroups" | "gameCenterEnabledVersions" | "perfPowerMetrics" | "appCustomProductPages" | "inAppPurchasesV2" | "promotedPurchases" | "appEvents" | "reviewSubmissions" | "subscriptionGracePeriod" | "customerReviews" | "customerReviewSummarizations" | "gameCenterDetail" | "appStoreVersionExperimentsV2" | "alternativeDistributionKey" | "analyticsReportRequests" | "marketplaceSearchDetail" | "buildUploads" | "backgroundAssets" | "betaFeedbackScreenshotSubmissions" | "betaFeedbackCrashSubmissions" | "searchKeywords" | "webhooks" | "androidToIosAppMappingDetails")[];
		"fields.apps.2": ("accessibilityUrl" | "name" | "bundleId" | "sku" | "primaryLocale" | "isOrEverWasMadeForKids" | "subscriptionStatusUrl" | "subscriptionStatusUrlVersion" | "subscriptionStatusUrlForSandbox" | "subscriptionStatusUrlVersionForSandbox" | "contentRightsDeclaration" | "streamlinedPurchasingEnabled" | "accessibilityDeclarations" | "appEncryptionDeclarations" | "appStoreIcon" | "ciProduct" | "betaTesters" | "betaGroups" | "appStoreVersions" | "appTags" | "preReleaseVersions" | "betaAppLocalizations" | "builds" | "betaLicenseAgreement" | "betaAppReviewDetail" | "appInfos" | "appClips" | "appPricePoints" | "endUserLicenseAgreement" | "appPriceSchedule" | "appAvailabilityV2" | "inAppPurchases" | "subscriptionGroups" | "gameCenterEnabledVersions" | "perfPowerMetrics" | "appCustomProductPages" | "inAppPurchasesV2" | "promotedPurchases" | "appEvents" | "reviewSubmissions" | "subscriptionGracePeriod" | "customerReviews" | "customerReviewSummarizations" | "gameCenterDetail" | "appStoreVersionExperimentsV2" | "alternativeDistributionKey" | "analyticsReportRequests" | "marketplaceSearchDetail" | "buildUploads" | "backgroundAssets" | "betaFeedbackScreenshotSubmissions" | "betaFeedbackCrashSubmissions" | "searchKeywords" | "webhooks" | "androidToIosAppMappingDetails")[];
		"fields.betaAppReviewDetails": ("contactFirstName" | "contactLastName" | "contactPhone" | "contactEmail" | "demoAccountName" | "demoAccountPassword" | "demoAccountRequired" | "notes" | "app")[];
		"fields.betaAppReviewSubmissions": ("betaReviewState" | "submittedDate" | "build")[];
		"fields.betaBuildLocalizations": ("whatsNew" | "locale" | "build")[];
		"fields.betaGroups": ("name" | "createdDate" | "isInternalGroup" | "hasAccessToAllBuilds" | "publicLinkEnabled" | "publicLinkId" | "publicLinkLimitEnabled" | "publicLinkLimit" | "publicLink" | "feedbackEnabled" | "iosBuildsAvailableForAppleSiliconMac" | "iosBuildsAvailableForAppleVision" | "app" | "builds" | "betaTesters" | "betaRecruitmentCriteria" | "betaRecruitmentCriterionCompatibleBuildCheck")[];
		"fields.betaTesters": ("firstName" | "lastName" | "email" | "inviteType" | "state" | "appDevices" | "apps" | "betaGroups" | "builds")[];
		"fields.buildBetaDetails": ("autoNotifyEnabled" | "internalBuildState" | "externalBuildState" | "build")[];
		"fields.buildUploadFiles": ("assetDeliveryState" | "assetToken" | "assetType" | "fileName" | "fileSize" | "sourceFileChecksums" | "uploadOperations" | "uti")[];
		"fields.buildUploadFiles.2": ("assetDeliveryState" | "assetToken" | "assetType" | "fileName" | "fileSize" | "sourceFileChecksums" | "uploadOperations" | "uti")[];
		"fields.buildUploads": ("cfBundleShortVersionString" | "cfBundleVersion" | "createdDate" | "state" | "platform" | "uploadedDate" | "build" | "assetFile" | "assetDescriptionFile" | "assetSpiFile" | "buildUploadFiles")[];
		"fields.builds": ("version" | "uploadedDate" | "expirationDate" | "expired" | "minOsVersion" | "lsMinimumSystemVersion" | "computedMinMacOsVersion" | "computedMinVisionOsVersion" | "iconAssetToken" | "processingState" | "buildAudienceType" | "usesNonExemptEncryption" | "preReleaseVersion" | "individualTesters" | "betaGroups" | "betaBuildLocalizations" | "appEncryptionDeclaration" | "betaAppReviewSubmission" | "app" | "buildBetaDetail" | "appStoreVersion" | "icons" | "buildBundles" | "buildUpload" | "perfPowerMetrics" | "diagnosticSignatures")[];
		"fields.builds.2": ("version" | "uploadedDate" | "expirationDate" | "expired" | "minOsVersion" | "lsMinimumSystemVersion" | "computedMinMacOsVersion" | "computedMinVisionOsVersion" | "iconAssetToken" | "processingState" | "buildAudienceType" | "usesNonExemptEncryption" | "preReleaseVersion" | "individualTesters" | "betaGroups" | "betaBuildLocalizations" | "appEncryptionDeclaration" | "betaAppReviewSubmission" | "app" | "buildBetaDetail" | "appStoreVersion" | "icons" | "buildBundles" | "buildUpload" | "perfPowerMetrics" | "diagnosticSignatures")[];
		"fields.customerReviewResponses": ("responseBody" | "lastModifiedDate" | "state" | "review")[];
		"fields.customerReviewResponses.2": ("responseBody" | "lastModifiedDate" | "state" | "review")[];
		"fields.customerReviews": ("rating" | "title" | "body" | "reviewerNickname" | "createdDate" | "territory" | "response" | "reviewTerritory")[];
		"fields.customerReviews.2": ("rating" | "title" | "body" | "reviewerNickname" | "createdDate" | "territory" | "response" | "reviewTerritory")[];
		"fields.preReleaseVersions": ("version" | "platform" | "builds" | "app")[];
		"fields.preReleaseVersions.2": ("version" | "platform" | "builds" | "app")[];
		"fields.reviewSubmissionItems": ("state" | "appStoreVersion" | "appCustomProductPageVersion" | "appStoreVersionExperiment" | "appStoreVersionExperimentV2" | "appEvent" | "backgroundAssetVersion" | "gameCenterAchievementVersion" | "gameCenterActivityVersion" | "gameCenterChallengeVersion" | "gameCenterLeaderboardSetVersion" | "gameCenterLeaderboardVersion" | "inAppPurchaseVersion" | "subscriptionVersion" | "subscriptionGroupVersion")[];
		"fields.reviewSubmissionItems.2": ("state" | "appStoreVersion" | "appCustomProductPageVersion" | "appStoreVersionExperiment" | "appStoreVersionExperimentV2" | "appEvent" | "backgroundAssetVersion" | "gameCenterAchievementVersion" | "gameCenterActivityVersion" | "gameCenterChallengeVersion" | "gameCenterLeaderboardSetVersion" | "gameCenterLeaderboardVersion" | "inAppPurchaseVersion" | "subscriptionVersion" | "subscriptionGroupVersion")[];
		"fields.reviewSubmissions": ("platform" | "submittedDate" | "state" | "app" | "items" | "appStoreVersionForReview" | "submittedByActor" | "lastUpdatedByActor")[];
		"fields.territories": "currency"[];
		"fields.territories.2": "currency"[];
		"fields.territoryAvailabilities": ("available" | "releaseDate" | "preOrderEnabled" | "preOrderPublishDate" | "contentStatuses" | "territory")[];
		"filter.app": string[];
		"filter.app.2": string[];
		"filter.betaGroups": string[];
		"filter.build": string[];
		"filter.builds": string[];
		"filter.id": string[];
		"filter.locale": string[];
		"filter.name": string[];
		"filter.platform": ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[];
		"filter.platform.2": ("IOS" | "MAC_OS" | "TV_OS" | "VISION_OS")[];
		"filter.rating": string[];
		"filter.reviewTerritory": string[];
		"filter.territory": ("ABW" | "AFG" | "AGO" | "AIA" | "ALB" | "AND" | "ANT" | "ARE" | "ARG" | "ARM" | "ASM" | "ATG" | "AUS" | "AUT" | "AZE" | "BDI" | "BEL" | "BEN" | "BES" | "BFA" | "BGD" | "BGR" | "BHR" | "BHS" | "BIH" | "BLR" | "BLZ" | "BMU" | "BOL" | "BRA" | "BRB" | "BRN" | "BTN" | "BWA" | "CAF" | "CAN" | "CHE" | "CHL" | "CHN" | "CIV" | "CMR" | "COD" | "COG" | "COK" | "COL" | "COM" | "CPV" | "CRI" | "CUB" | "CUW" | "CXR" | "CYM" | "CYP" | "CZE" | "DEU" | "DJI" | "DMA" | "DNK" | "DOM" | "DZA" | "ECU" | "EGY" | "ERI" | "ESP" | "EST" | "ETH" | "FIN" | "FJI" | "FLK" | "FRA" | "FRO" | "FSM" | "GAB" | "GBR" | "GEO" | "GGY" | "GHA" | "GIB" | "GIN" | "GLP" | "GMB" | "GNB" | "GNQ" | "GRC" | "GRD" | "GRL" | "GTM" | "GUF" | "GUM" | "GUY" | "HKG" | "HND" | "HRV" | "HTI" | "HUN" | "IDN" | "IMN" | "IND" | "IRL" | "IRQ" | "ISL" | "ISR" | "ITA" | "JAM" | "JEY" | "JOR" | "JPN" | "KAZ" | "KEN" | "KGZ" | "KHM" | "KIR" | "KNA" | "KOR" | "KWT" | "LAO" | "LBN" | "LBR" | "LBY" | "LCA" | "LIE" | "LKA" | "LSO" | "LTU" | "LUX" | "LVA" | "MAC" | "MAR" | "MCO" | "MDA" | "MDG" | "MDV" | "MEX" | "MHL" | "MKD" | "MLI" | "MLT" | "MMR" | "MNE" | "MNG" | "MNP" | "MOZ" | "MRT" | "MSR" | "MTQ" | "MUS" | "MWI" | "MYS" | "MYT" | "NAM" | "NCL" | "NER" | "NFK" | "NGA" | "NIC" | "NIU" | "NLD" | "NOR" | "NPL" | "NRU" | "NZL" | "OMN" | "PAK" | "PAN" | "PER" | "PHL" | "PLW" | "PNG" | "POL" | "PRI" | "PRT" | "PRY" | "PSE" | "PYF" | "QAT" | "REU" | "ROU" | "RUS" | "RWA" | "SAU" | "SEN" | "SGP" | "SHN" | "SLB" | "SLE" | "SLV" | "SMR" | "SOM" | "SPM" | "SRB" | "SSD" | "STP" | "SUR" | "SVK" | "SVN" | "SWE" | "SWZ" | "SXM" | "SYC" | "TCA" | "TCD" | "TGO" | "THA" | "TJK" | "TKM" | "TLS" | "TON" | "TTO" | "TUN" | "TUR" | "TUV" | "TWN" | "TZA" | "UGA" | "UKR" | "UMI" | "URY" | "USA" | "UZB" | "VAT" | "VCT" | "VEN" | "VGB" | "VIR" | "VNM" | "VUT" | "WLF" | "WSM" | "XKS" | "YEM" | "ZAF" | "ZMB" | "ZWE")[];
		"filter.version": string[];
		id: string;
		include: ("app" | "appStoreVersionLocalizations" | "build" | "appStoreVersionPhasedRelease" | "gameCenterAppVersion" | "routingAppCoverage" | "appStoreReviewDetail" | "appStoreVersionSubmission" | "appClipDefaultExperience" | "appStoreVersionExperiments" | "appStoreVersionExperimentsV2" | "alternativeDistributionPackage")[];
		"include.2": ("app" | "builds" | "betaTesters" | "betaRecruitmentCriteria")[];
		"include.3": ("app" | "items" | "appStoreVersionForReview" | "submittedByActor" | "lastUpdatedByActor")[];
		"include.4": "app"[];
		"include.5": ("appEncryptionDeclarations" | "appStoreIcon" | "ciProduct" | "betaGroups" | "appStoreVersions" | "preReleaseVersions" | "betaAppLocalizations" | "builds" | "betaLicenseAgreement" | "betaAppReviewDetail" | "appInfos" | "appClips" | "endUserLicenseAgreement" | "inAppPurchases" | "subscriptionGroups" | "gameCenterEnabledVersions" | "appCustomProductPages" | "inAppPurchasesV2" | "promotedPurchases" | "appEvents" | "reviewSubmissions" | "subscriptionGracePeriod" | "gameCenterDetail" | "appStoreVersionExperimentsV2" | "androidToIosAppMappingDetails")[];
		"include.6": "build"[];
		"include.7": ("builds" | "app")[];
		"include.8": ("preReleaseVersion" | "individualTesters" | "betaGroups" | "betaBuildLocalizations" | "appEncryptionDeclaration" | "betaAppReviewSubmission" | "app" | "buildBetaDetail" | "appStoreVersion" | "icons" | "buildBundles" | "buildUpload")[];
		"include.9": ("response" | "reviewTerritory")[];
		limit: number;
		"limit.androidToIosAppMappingDetails": number;
		"limit.appClips": number;
		"limit.appCustomProductPages": number;
		"limit.appEncryptionDeclarations": number;
		"limit.appEvents": number;
		"limit.appInfos": number;
		"limit.appStoreVersionExperimentsV2": number;
		"limit.appStoreVersionExperimentsV2.2": number;
		/** @deprecated */
		"limit.appStoreVersionExperiments": number;
		"limit.appStoreVersionLocalizations": number;
		"limit.appStoreVersions": number;
		"limit.betaAppLocalizations": number;
		"limit.betaBuildLocalizations": number;
		"limit.betaGroups": number;
		"limit.betaTesters": number;
		"limit.buildBundles": number;
		"limit.builds": number;
		"limit.builds.2": number;
		/** @deprecated */
		"limit.gameCenterEnabledVersions": number;
		"limit.icons": number;
		"limit.inAppPurchasesV2": number;
		/** @deprecated */
		"limit.inAppPurchases": number;
		"limit.individualTesters": number;
		"limit.items": number;
		"limit.preReleaseVersions": number;
		"limit.promotedPurchases": number;
		"limit.reviewSubmissions": number;
		"limit.subscriptionGroups": number;
		sort: ("rating" | "-rating" | "createdDate" | "-createdDate")[];
	};
	requestBodies: never;
	headers: never;
	pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
